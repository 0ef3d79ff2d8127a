import type { RouteRecordRaw } from 'vue-router';

export const intakeRoutes: RouteRecordRaw[] = [
  {
    path: '/intake/:elderId?',
    component: () => import('./IntakePage.vue'),
    meta: { title: 'shell.page.intake', roles: ['operator', 'supervisor'] },
  },
];
