import { ALARM_CLASSES, type DeviceClass, type DeviceState } from '#contracts/device.js';

const DAY_MS = 24 * 3_600_000;
/** Once a month (own): telecare practice asks the wearer to press on a fixed day. */
const EVERY_DAYS = 30;
/** Nobody tested after the reminder: again a week later (own). */
const AGAIN_DAYS = 7;
/** An installation that comes back after a long rest does not remind of everything in its first second (own). */
const SETTLING_MS = 3_600_000;

export interface TestedDevice {
  class: DeviceClass;
  state: DeviceState;
  activatedAt: Date | null;
  lastTestedAt: Date | null;
}

/** Before which instant the last proof must lie for a self-test to be due. */
export const dueBefore = (now: Date): Date => new Date(now.getTime() - EVERY_DAYS * DAY_MS);

/** When this device's next self-test is due; null for what has no alarm of its own or is not in use. */
export function selfTestDueAt(device: TestedDevice): Date | null {
  const proof = lastProof(device);
  if (device.state !== 'IN_USE' || !ALARM_CLASSES.includes(device.class) || !proof) return null;
  return new Date(proof.getTime() + EVERY_DAYS * DAY_MS);
}

/** What the timer does now: remind and look again later, look later, or nothing more. */
export function remindOfSelfTest(device: TestedDevice, now: Date): { remind: boolean; againAt: Date } | null {
  const dueAt = selfTestDueAt(device);
  if (!dueAt) return null;
  if (dueAt > now) return { remind: false, againAt: dueAt };
  return { remind: true, againAt: new Date(now.getTime() + AGAIN_DAYS * DAY_MS) };
}

/** When to look first at a device that nobody has set a timer for. */
export const firstLookAt = (device: TestedDevice, now: Date): Date | null => {
  const dueAt = selfTestDueAt(device);
  return dueAt && new Date(Math.max(dueAt.getTime(), now.getTime() + SETTLING_MS));
};

/** The later of its activation and its last test. */
export function lastProof({ activatedAt, lastTestedAt }: TestedDevice): Date | null {
  if (!activatedAt || !lastTestedAt) return activatedAt ?? lastTestedAt;
  return activatedAt > lastTestedAt ? activatedAt : lastTestedAt;
}
