import type { RouteRecordRaw } from 'vue-router';

export const supervisionRoutes: RouteRecordRaw[] = [
  {
    path: '/supervision',
    component: () => import('./SupervisionPage.vue'),
    meta: { title: 'shell.page.supervision', roles: ['supervisor', 'district-officer', 'street-officer', 'city-officer'] },
  },
];
