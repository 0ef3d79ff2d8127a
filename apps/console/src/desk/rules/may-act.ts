import type { AlarmState } from '#contracts/alarm.js';

export const ACTS = ['acknowledge', 'takeOver', 'contact', 'send', 'handOver', 'refer', 'followUp', 'merge', 'close', 'reopen', 'callBack'] as const;
export type Act = (typeof ACTS)[number];

interface Facts {
  state: AlarmState;
  /** It waits for a human. */
  waiting: boolean;
  hold: 'mine' | 'other' | 'nobody';
  openReferrals: number;
  callBackOwed: boolean;
  /** A device of nobody has no door to send anybody to. */
  hasElder: boolean;
  /** An earlier alarm of the same elder or device is open. */
  mayMerge: boolean;
}

const OPEN_IN_WORK: readonly AlarmState[] = ['ACKED', 'VERIFYING', 'DISPATCHED', 'ON_SITE', 'RESOLVED', 'REOPENED'];

/**
 * What the person at the desk may do with an alarm. While it waits, anybody takes it. Another one's alarm can be looked at
 * but not worked: who answers for the desk takes it over, or hands it on.
 */
export function actsFor(alarm: Facts, stepsIn: boolean): readonly Act[] {
  const { state, waiting, hold } = alarm;
  const asks: Act[] = alarm.openReferrals > 0 ? ['followUp'] : [];
  if (state === 'CLOSED') return [...asks, ...(alarm.callBackOwed ? (['callBack'] as const) : []), 'reopen'];
  if (state === 'MERGED') return ['reopen'];
  if (state === 'RAISED') return ['acknowledge'];
  if (!OPEN_IN_WORK.includes(state)) return [];
  if (hold !== 'mine') return waiting || hold === 'nobody' ? ['acknowledge'] : stepsIn ? ['takeOver', 'handOver'] : [];
  const mine: Act[] = ['contact'];
  if (alarm.hasElder) mine.push('send');
  mine.push('handOver', 'refer', ...asks);
  if (alarm.mayMerge && state !== 'DISPATCHED' && state !== 'ON_SITE') mine.push('merge');
  mine.push('close');
  return waiting ? ['acknowledge', ...mine] : mine;
}
