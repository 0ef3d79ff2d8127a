import type { RouteRecordRaw } from 'vue-router';

export const careRoutes: RouteRecordRaw[] = [
  { path: '/care/calls/:callId?', component: () => import('./CallsPage.vue'), meta: { title: 'shell.page.careCalls', roles: ['operator', 'supervisor'] } },
  {
    path: '/care/visits/:elderId?',
    component: () => import('./VisitsPage.vue'),
    meta: { title: 'shell.page.careVisits', roles: ['operator', 'supervisor', 'street-officer', 'district-officer', 'city-officer'] },
  },
  { path: '/care/rounds/:elderId?', component: () => import('./RoundsPage.vue'), meta: { frame: 'phone', title: 'shell.page.careVisits', roles: ['grid-worker'] } },
];
