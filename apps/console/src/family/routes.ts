import type { RouteRecordRaw } from 'vue-router';

export const familyRoutes: RouteRecordRaw[] = [
  {
    path: '/family',
    component: () => import('./FamilyPage.vue'),
    meta: { frame: 'phone', title: 'shell.page.family', roles: ['elder', 'family'] },
    children: [
      { path: '', name: 'family', component: () => import('./HomeView.vue') },
      { path: 'orders', name: 'family-orders', component: () => import('./OrdersView.vue') },
      { path: 'order', name: 'family-order', component: () => import('./OrderView.vue') },
      { path: 'away', name: 'family-away', component: () => import('./AwayView.vue') },
      { path: 'settings', name: 'family-settings', component: () => import('./SettingsView.vue') },
    ],
  },
];
