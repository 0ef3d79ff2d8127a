import type { RouteRecordRaw } from 'vue-router';

export const familyRoutes: RouteRecordRaw[] = [
  {
    path: '/family',
    component: () => import('./FamilyPage.vue'),
    meta: { frame: 'phone', title: 'shell.page.family', roles: ['elder', 'family'] },
  },
];
