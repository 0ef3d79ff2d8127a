import type { RouteRecordRaw } from 'vue-router';

export const deviceRoutes: RouteRecordRaw[] = [
  {
    path: '/devices',
    component: () => import('./DevicesPage.vue'),
    meta: { title: 'shell.page.devices', roles: ['device-engineer', 'supervisor', 'district-officer', 'system-admin'], frame: 'desk' },
  },
];
