import type { RouteRecordRaw } from 'vue-router';

export const followUpRoutes: RouteRecordRaw[] = [
  {
    path: '/follow-up/:list(call-backs|referrals)?',
    component: () => import('./FollowUpPage.vue'),
    meta: { title: 'shell.page.followUp', roles: ['operator', 'supervisor', 'street-officer', 'district-officer'] },
  },
];
