import type { Role } from '#contracts/people.js';

/** Where each role begins its day. */
export const HOME: Record<Role, string> = {
  elder: '/family',
  family: '/family',
  'grid-worker': '/care/rounds',
  'street-officer': '/board',
  'district-officer': '/board',
  'city-officer': '/board',
  operator: '/desk',
  supervisor: '/desk',
  'provider-dispatcher': '/provider',
  caregiver: '/caregiver',
  'device-engineer': '/devices',
  assessor: '/board',
  'settlement-clerk': '/orders',
  auditor: '/board',
  'security-admin': '/registers/accounts',
  'system-admin': '/registers/dead-letters',
  integration: '/board',
};

export const homeOf = (role: Role | null): string => (role ? HOME[role] : '/sign-in');
