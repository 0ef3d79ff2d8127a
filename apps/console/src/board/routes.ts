import type { RouteRecordRaw } from 'vue-router';

export const boardRoutes: RouteRecordRaw[] = [
  {
    path: '/board',
    component: () => import('./BoardPage.vue'),
    meta: { frame: 'desk', title: 'shell.page.board', roles: ['street-officer', 'district-officer', 'city-officer', 'supervisor', 'assessor', 'auditor', 'system-admin', 'integration'] },
  },
];
