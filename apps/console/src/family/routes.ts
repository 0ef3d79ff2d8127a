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
      { path: 'safety', name: 'family-safety', component: () => import('./SafetyView.vue') },
      { path: 'devices', name: 'family-devices', component: () => import('./DevicesView.vue') },
      { path: 'more', name: 'family-more', component: () => import('./MoreView.vue') },
      { path: 'notices', name: 'family-notices', component: () => import('./NoticesView.vue') },
      { path: 'consents', name: 'family-consents', component: () => import('./ConsentsView.vue') },
      { path: 'settings', name: 'family-settings', component: () => import('./SettingsView.vue') },
    ],
  },
];
