import type { Role } from '#contracts/people.js';
import type { IconName } from '../ui/icons.js';

export interface MenuEntry {
  to: string;
  icon: IconName;
  /** i18n key. */
  label: string;
}

const DESK: MenuEntry = { to: '/desk', icon: 'alarm', label: 'shell.page.desk' };
const SUPERVISION: MenuEntry = { to: '/supervision', icon: 'people', label: 'shell.page.supervision' };
const FOLLOW_UP: MenuEntry = { to: '/follow-up', icon: 'flag', label: 'shell.page.followUp' };
const INTAKE: MenuEntry = { to: '/intake', icon: 'phone', label: 'shell.page.intake' };
const ORDERS: MenuEntry = { to: '/orders', icon: 'orders', label: 'shell.page.orders' };
const PROVIDER: MenuEntry = { to: '/provider', icon: 'dispatch', label: 'shell.page.provider' };
const BOARD: MenuEntry = { to: '/board', icon: 'board', label: 'shell.page.board' };
const REGISTERS: MenuEntry = { to: '/registers', icon: 'registers', label: 'shell.page.registers' };
const CARE_CALLS: MenuEntry = { to: '/care/calls', icon: 'heart', label: 'shell.page.careCalls' };
const CARE_VISITS: MenuEntry = { to: '/care/visits', icon: 'home', label: 'shell.page.careVisits' };
const CARE_ROUNDS: MenuEntry = { to: '/care/rounds', icon: 'home', label: 'shell.page.careVisits' };
const DEVICES: MenuEntry = { to: '/devices', icon: 'device', label: 'shell.page.devices' };

/** The left rail of each role, most used first. */
export const MENUS: Record<Role, readonly MenuEntry[]> = {
  elder: [],
  family: [],
  caregiver: [],
  'grid-worker': [CARE_ROUNDS, REGISTERS],
  'street-officer': [BOARD, DESK, CARE_VISITS, SUPERVISION, FOLLOW_UP, ORDERS, REGISTERS],
  'district-officer': [BOARD, DESK, CARE_VISITS, SUPERVISION, FOLLOW_UP, PROVIDER, ORDERS, DEVICES, REGISTERS],
  'city-officer': [BOARD, CARE_VISITS, SUPERVISION, ORDERS, REGISTERS],
  operator: [DESK, FOLLOW_UP, CARE_CALLS, CARE_VISITS, INTAKE, ORDERS, REGISTERS],
  supervisor: [DESK, SUPERVISION, FOLLOW_UP, CARE_CALLS, CARE_VISITS, INTAKE, ORDERS, BOARD, DEVICES, REGISTERS],
  'provider-dispatcher': [PROVIDER, ORDERS],
  'device-engineer': [DEVICES, REGISTERS],
  assessor: [BOARD, ORDERS],
  'settlement-clerk': [ORDERS],
  auditor: [BOARD, ORDERS, REGISTERS],
  'security-admin': [REGISTERS],
  'system-admin': [DEVICES, REGISTERS, BOARD],
  integration: [BOARD],
};
