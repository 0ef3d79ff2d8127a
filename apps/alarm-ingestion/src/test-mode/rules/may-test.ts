import type { TestPurpose } from '#contracts/device.js';
import type { Role } from '#contracts/people.js';

const TRADE: readonly TestPurpose[] = ['ACTIVATION', 'SELF_TEST', 'MAINTENANCE'];
const PURPOSES: Partial<Record<Role, readonly TestPurpose[]>> = {
  'device-engineer': TRADE,
  operator: TRADE,
  supervisor: TRADE,
  'grid-worker': ['ACTIVATION', 'SELF_TEST'],
  family: ['SELF_TEST'],
  elder: ['SELF_TEST'],
};

/** Who opens a test window for what. Maintenance keeps a device quiet until its end, so it is for those whose trade it is. */
export function mayTest(role: Role, purpose: TestPurpose): boolean {
  return PURPOSES[role]?.includes(purpose) ?? false;
}
