import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { boardRoutes } from './board/routes.js';
import { careRoutes } from './care/routes.js';
import { caregiverRoutes } from './caregiver/routes.js';
import { deskRoutes } from './desk/routes.js';
import { deviceRoutes } from './devices/routes.js';
import { familyRoutes } from './family/routes.js';
import { followUpRoutes } from './follow-up/routes.js';
import { intakeRoutes } from './intake/routes.js';
import { orderRoutes } from './order/routes.js';
import { providerRoutes } from './provider/routes.js';
import { registerRoutes } from './registers/routes.js';
import { homeOf } from './session/home.js';
import { useSession } from './session/session.store.js';
import { supervisionRoutes } from './supervision/routes.js';

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => homeOf(useSession().role) },
  { path: '/sign-in', component: () => import('./session/SignInPage.vue'), meta: { open: true, title: 'shell.page.signIn' } },
  ...deskRoutes,
  ...supervisionRoutes,
  ...followUpRoutes,
  ...intakeRoutes,
  ...orderRoutes,
  ...careRoutes,
  ...deviceRoutes,
  ...registerRoutes,
  ...providerRoutes,
  ...caregiverRoutes,
  ...boardRoutes,
  ...familyRoutes,
  { path: '/:rest(.*)*', component: () => import('./frame/NotFoundPage.vue'), meta: { title: 'shell.page.notFound' } },
];

export const router = createRouter({ history: createWebHistory(), routes });

router.beforeEach(async (to) => {
  const session = useSession();
  await session.restore();
  if (to.meta.open) return session.signedIn ? { path: homeOf(session.role) } : true;
  if (!session.role) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  // A page of another role: its own home says more than a locked door.
  if (to.meta.roles && !to.meta.roles.includes(session.role)) return { path: homeOf(session.role) };
  return true;
});
