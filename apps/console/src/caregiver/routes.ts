import type { RouteRecordRaw } from 'vue-router';

export const caregiverRoutes: RouteRecordRaw[] = [
  {
    path: '/caregiver/:visit?',
    name: 'caregiver',
    component: () => import('./CaregiverPage.vue'),
    meta: { frame: 'phone', title: 'shell.page.caregiver', roles: ['caregiver'] },
  },
];
