import type { AlarmState, AlarmType } from '#contracts/alarm.js';
import { isOpen } from './alarm-lifecycle.js';
import { MOMENTARY } from './is-repeat.js';
import { INCIDENT_SECONDS } from './join-incident.js';

interface Facts {
  type: AlarmType;
  state: AlarmState;
  /** Somebody is being rung for already. */
  waitingSince: Date | null;
  /** Of the call before this one. */
  lastSignalAt: Date;
}

/**
 * Whether a call on an open alarm rings again: somebody took it, but was done with it, or the last call is longer ago than an
 * incident lasts. Within that, pressing on is the same call, and who has it hears it as a count.
 */
export function ringsAgain({ type, state, waitingSince, lastSignalAt }: Facts, now: Date): boolean {
  if (!MOMENTARY.includes(type) || !isOpen(state) || waitingSince) return false;
  return state === 'RESOLVED' || now.getTime() - lastSignalAt.getTime() > INCIDENT_SECONDS * 1000;
}
