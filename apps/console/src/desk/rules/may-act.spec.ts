import { ALARM_STATES, type AlarmState } from '#contracts/alarm.js';
import { ACTS, actsFor } from './may-act.js';

const plain = { waiting: false, hold: 'mine' as const, openReferrals: 0, callBackOwed: false, hasElder: true, mayMerge: false };
const WORK = ['contact', 'send', 'handOver', 'refer', 'close'];

describe('what may be done at the desk', () => {
  it.each([
    ['a new one', 'RAISED', { waiting: true, hold: 'nobody' }, false, ['acknowledge']],
    ['mine', 'ACKED', {}, false, WORK],
    ['mine, a device of nobody', 'ACKED', { hasElder: false }, false, ['contact', 'handOver', 'refer', 'close']],
    ['another one has it', 'ACKED', { hold: 'other' }, false, []],
    ['another one has it, for who answers for the desk', 'ACKED', { hold: 'other' }, true, ['takeOver', 'handOver']],
    ['it came back while another one had it', 'VERIFYING', { hold: 'other', waiting: true }, false, ['acknowledge']],
    ['it came back to me', 'REOPENED', { waiting: true }, false, ['acknowledge', ...WORK]],
    ['an agency was asked', 'VERIFYING', { openReferrals: 1 }, false, ['contact', 'send', 'handOver', 'refer', 'followUp', 'close']],
    ['there is an earlier one', 'VERIFYING', { mayMerge: true }, false, ['contact', 'send', 'handOver', 'refer', 'merge', 'close']],
    ['there is an earlier one, but somebody is on the way', 'DISPATCHED', { mayMerge: true }, false, WORK],
    ['closed', 'CLOSED', { hold: 'other' }, false, ['reopen']],
    ['closed, and nobody has called back', 'CLOSED', { callBackOwed: true, openReferrals: 1 }, false, ['followUp', 'callBack', 'reopen']],
    ['merged', 'MERGED', {}, false, ['reopen']],
    ['only recorded', 'SUPPRESSED', { hold: 'nobody' }, true, []],
  ] as const)('%s', (_, state, facts, stepsIn, acts) => expect(actsFor({ ...plain, state: state as AlarmState, ...facts }, stepsIn)).toEqual(acts));

  it('offers every act somewhere, and taking it before anything else', () => {
    const seen = new Set<string>();
    for (const state of ALARM_STATES) {
      for (const hold of ['mine', 'other', 'nobody'] as const) {
        for (const yes of [true, false]) {
          const acts = actsFor({ state, waiting: yes, hold, openReferrals: 1, callBackOwed: yes, hasElder: true, mayMerge: yes }, true);
          for (const act of acts) seen.add(act);
          if (acts.includes('acknowledge')) expect(acts[0]).toBe('acknowledge');
        }
      }
    }
    expect([...seen].toSorted()).toEqual([...ACTS].toSorted());
  });
});
