import type { RouteRecordRaw } from 'vue-router';

export const deskRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/:alarmId?',
    component: () => import('./DeskPage.vue'),
    meta: { title: 'shell.page.desk', roles: ['operator', 'supervisor', 'street-officer', 'district-officer'] },
  },
];
