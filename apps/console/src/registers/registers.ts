import type { Role } from '#contracts/people.js';

export const REGISTERS = ['elders', 'devices', 'stations', 'providers', 'caregivers', 'policies', 'accounts', 'dead-letters'] as const;
export type Register = (typeof REGISTERS)[number];

/** Whoever sees the rows of an org scope. */
const ORG: readonly Role[] = ['operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'city-officer', 'auditor'];

/** Who opens which register: what the server would refuse is not offered. */
export const READERS: Record<Register, readonly Role[]> = {
  elders: [...ORG, 'device-engineer'],
  devices: [...ORG, 'device-engineer', 'system-admin'],
  stations: [...ORG, 'device-engineer', 'security-admin', 'system-admin'],
  providers: [...ORG, 'device-engineer', 'security-admin', 'system-admin'],
  caregivers: ['operator', 'supervisor', 'street-officer', 'district-officer', 'city-officer', 'auditor', 'system-admin'],
  policies: [...ORG, 'device-engineer', 'security-admin', 'system-admin'],
  accounts: ['system-admin', 'security-admin', 'auditor'],
  'dead-letters': ['device-engineer', 'supervisor', 'system-admin'],
};

export const registersFor = (role: Role): Register[] => REGISTERS.filter((register) => READERS[register].includes(role));
