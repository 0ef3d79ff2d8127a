import type { DeviceClass, DeviceState, TestPurpose } from '#contracts/device.js';

/** What has an alarm of its own to be tested; the others say something by themselves. */
export const TESTED_CLASSES: readonly DeviceClass[] = ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'CO', 'LEAK'];

/** Why somebody tests a device in this state. */
export function purposeFor(state: DeviceState): TestPurpose {
  if (state === 'FAULTY') return 'MAINTENANCE';
  return state === 'IN_USE' ? 'SELF_TEST' : 'ACTIVATION';
}
