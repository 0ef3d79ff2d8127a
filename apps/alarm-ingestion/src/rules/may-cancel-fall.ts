import type { AlarmState, AlarmType } from '#contracts/alarm.js';

/** Own default: how long the wearer may say "I did not fall". */
export const FALL_CANCEL_SECONDS = 30;

interface Facts {
  type: AlarmType;
  state: AlarmState;
  raisedAt: Date;
}

/**
 * Whether a clear signal takes a fall back. It is marked, and climbs no further; it does not close: somebody who has
 * fallen may press the wrong thing, so a human still asks. Later, or once a human has it, it is a clear like any other.
 */
export function mayCancelFall(alarm: Facts, now: Date): boolean {
  return alarm.type === 'FALL' && alarm.state === 'RAISED' && now.getTime() - alarm.raisedAt.getTime() <= FALL_CANCEL_SECONDS * 1000;
}
