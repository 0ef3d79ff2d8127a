import type { AlarmState } from '#contracts/alarm.js';

export type Act = 'acknowledge' | 'contact' | 'send' | 'handOver' | 'close' | 'reopen';

const OPEN_IN_WORK: readonly AlarmState[] = ['ACKED', 'VERIFYING', 'DISPATCHED', 'ON_SITE', 'RESOLVED', 'REOPENED'];

/**
 * What the person at the desk may do with an alarm in this state. Another one's alarm can be looked at but not worked:
 * a supervisor may hand it over, and take it that way.
 */
export function actsFor(state: AlarmState, hold: 'mine' | 'other' | 'nobody', supervisor: boolean): readonly Act[] {
  if (state === 'RAISED') return ['acknowledge'];
  if (state === 'CLOSED' || state === 'MERGED') return ['reopen'];
  if (!OPEN_IN_WORK.includes(state)) return [];
  if (hold === 'other') return supervisor ? ['handOver'] : [];
  return ['contact', 'send', 'handOver', 'close'];
}
