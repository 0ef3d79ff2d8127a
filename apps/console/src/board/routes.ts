import type { RouteRecordRaw } from 'vue-router';
import type { Role } from '#contracts/people.js';

const READERS: readonly Role[] = ['street-officer', 'district-officer', 'city-officer', 'supervisor', 'assessor', 'auditor', 'system-admin', 'integration'];
const meta = { roles: READERS, title: 'shell.page.board' };
const page = () => import('./BoardPage.vue');

/** One page; what the address names opens in its drawer: a street, a street's category, or one demand. */
export const boardRoutes: RouteRecordRaw[] = [
  { path: '/board/demands/:id', name: 'demand', component: page, meta },
  { path: '/board/:month(20\\d\\d-[01]\\d)?/:street(\\d+)?/:category(MEAL|CLEAN|MEDICAL|REMOTE)?', name: 'board', component: page, meta },
];
