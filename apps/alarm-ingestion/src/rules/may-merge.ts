import { ALARM_LEVELS, type AlarmLevel, type AlarmState } from '#contracts/alarm.js';
import { isOpen } from './alarm-lifecycle.js';

interface Facts {
  id: string;
  incidentId: string;
  level: AlarmLevel;
  elderId: string | null;
  deviceId: string | null;
  state: AlarmState;
  raisedAt: Date;
}

export type Merging =
  | { ok: true }
  | { ok: false; why: 'merge-into-itself' | 'merge-not-same' | 'merge-into-closed' | 'merge-into-older' | 'merge-into-milder' | 'responder-on-the-way' };

/**
 * Whether an alarm is the same call for help as another: of one elder, or of one device without an elder. The earlier one
 * stays, so that a call that nobody answered cannot be merged into a later one that was answered well, and out of the rate.
 * A graver call is not hidden in a milder one, least of all in a device's trouble. Somebody who is on the way belongs to the alarm that sent him.
 */
export function mayMerge(alarm: Facts, into: Facts): Merging {
  if (alarm.id === into.id) return { ok: false, why: 'merge-into-itself' };
  const same = alarm.incidentId === into.incidentId || (alarm.elderId ? alarm.elderId === into.elderId : into.elderId === null && alarm.deviceId !== null && alarm.deviceId === into.deviceId);
  if (!same) return { ok: false, why: 'merge-not-same' };
  if (!isOpen(into.state)) return { ok: false, why: 'merge-into-closed' };
  if (ALARM_LEVELS.indexOf(into.level) > ALARM_LEVELS.indexOf(alarm.level)) return { ok: false, why: 'merge-into-milder' };
  if (isBefore(alarm, into)) return { ok: false, why: 'merge-into-older' };
  return alarm.state === 'DISPATCHED' || alarm.state === 'ON_SITE' ? { ok: false, why: 'responder-on-the-way' } : { ok: true };
}

/** Strict, so that of two raised at once each is merged into the other by nobody. */
const isBefore = (one: Facts, other: Facts): boolean => one.raisedAt < other.raisedAt || (one.raisedAt.getTime() === other.raisedAt.getTime() && one.id < other.id);
