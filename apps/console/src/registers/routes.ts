import type { RouteRecordRaw } from 'vue-router';

export const registerRoutes: RouteRecordRaw[] = [
  {
    path: '/registers/:register?/:id?',
    component: () => import('./RegistersPage.vue'),
    meta: {
      title: 'shell.page.registers',
      roles: ['operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'city-officer', 'device-engineer', 'auditor', 'security-admin', 'system-admin'],
    },
  },
];
