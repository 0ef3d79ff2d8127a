import type { AlarmType } from '#contracts/alarm.js';
import { FIRE_TYPES, STILL_PRESENT_SECONDS } from './comes-back.js';

/** A press, a fall, a call that nobody answers happens once; each one counts. Every other alarm is a state that lasts. */
export const MOMENTARY: readonly AlarmType[] = ['SOS', 'FALL', 'GENERAL', 'GEOFENCE_EXIT', 'CARE_CALL_MISSED'];
/** Own default: a battery that was called fixed and is still empty is told again the next day. */
const STATE_AGAIN_SECONDS = 24 * 3600;

/** The last alarm of the same elder (or device) and type, if there is one. */
export interface StandingAlarm {
  open: boolean;
  /** The sensor has said since that it is over. */
  cleared: boolean;
  /** When the alarm was raised or raised again. */
  raisedAt: Date;
}

/**
 * What a raised type does: `new` alarm; `repeat`, one more of the open one; `same`, a lasting state that is known
 * already; `held`, a state that a human has closed and that the sensor has never cleared since; `again`, fire or gas that
 * was closed 30 min ago and is still there: the alarm comes back, should its timer not have brought it back already.
 */
export type Novelty = 'new' | 'repeat' | 'same' | 'held' | 'again';

/** One open alarm per elder and type. Sensors send their state again and again: only a new edge is news. */
export function isRepeat(type: AlarmType, standing: StandingAlarm | null, now: Date): Novelty {
  if (!standing) return 'new';
  const momentary = MOMENTARY.includes(type);
  if (standing.open) return momentary || standing.cleared ? 'repeat' : 'same';
  if (momentary || standing.cleared) return 'new';
  const waitedSeconds = (now.getTime() - standing.raisedAt.getTime()) / 1000;
  if (FIRE_TYPES.includes(type)) return waitedSeconds >= STILL_PRESENT_SECONDS ? 'again' : 'held';
  return waitedSeconds >= STATE_AGAIN_SECONDS ? 'new' : 'held';
}
