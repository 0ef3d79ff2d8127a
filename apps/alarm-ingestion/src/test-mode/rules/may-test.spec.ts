import { TEST_PURPOSES } from '#contracts/device.js';
import type { Role } from '#contracts/people.js';
import { mayTest } from './may-test.js';

it.each<[Role, string]>([
  ['device-engineer', 'ACTIVATION,SELF_TEST,MAINTENANCE'],
  ['operator', 'ACTIVATION,SELF_TEST,MAINTENANCE'],
  ['supervisor', 'ACTIVATION,SELF_TEST,MAINTENANCE'],
  ['grid-worker', 'ACTIVATION,SELF_TEST'],
  ['family', 'SELF_TEST'],
  ['elder', 'SELF_TEST'],
  ['caregiver', ''],
])('%s: %s', (role, purposes) => expect(TEST_PURPOSES.filter((purpose) => mayTest(role, purpose)).join()).toBe(purposes));
