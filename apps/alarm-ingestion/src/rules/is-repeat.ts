import type { AlarmType } from '#contracts/alarm.js';

/** A press or a fall happens once; each one counts. Every other alarm is a state that lasts. */
const MOMENTARY: readonly AlarmType[] = ['SOS', 'FALL', 'GENERAL', 'GEOFENCE_EXIT'];
/** Guang'an practice raises fire and gas again when they are still there after 30 min. */
const FIRE_AGAIN_SECONDS = 30 * 60;
/** Own default: a battery that was called fixed and is still empty is told again the next day. */
const STATE_AGAIN_SECONDS = 24 * 3600;
const FIRE: readonly AlarmType[] = ['SMOKE', 'GAS', 'CO'];

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
 * already; `held`, a state that a human has closed and that the sensor has never cleared since.
 */
export type Novelty = 'new' | 'repeat' | 'same' | 'held';

/** One open alarm per elder and type. Sensors send their state again and again: only a new edge is news. */
export function isRepeat(type: AlarmType, standing: StandingAlarm | null, now: Date): Novelty {
  if (!standing) return 'new';
  const momentary = MOMENTARY.includes(type);
  if (standing.open) return momentary || standing.cleared ? 'repeat' : 'same';
  if (momentary || standing.cleared) return 'new';
  const againSeconds = FIRE.includes(type) ? FIRE_AGAIN_SECONDS : STATE_AGAIN_SECONDS;
  return now.getTime() - standing.raisedAt.getTime() >= againSeconds * 1000 ? 'new' : 'held';
}
