import type { RouteRecordRaw } from 'vue-router';

export const orderRoutes: RouteRecordRaw[] = [
  {
    path: '/orders/:orderId?',
    component: () => import('./OrdersPage.vue'),
    meta: {
      title: 'shell.page.orders',
      roles: ['operator', 'supervisor', 'street-officer', 'district-officer', 'city-officer', 'provider-dispatcher', 'assessor', 'settlement-clerk', 'auditor'],
    },
  },
];
