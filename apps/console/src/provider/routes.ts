import type { RouteRecordRaw } from 'vue-router';

export const providerRoutes: RouteRecordRaw[] = [
  {
    path: '/provider',
    component: () => import('./DispatchPage.vue'),
    meta: { frame: 'desk', title: 'shell.page.provider', roles: ['provider-dispatcher', 'district-officer'] },
  },
];
