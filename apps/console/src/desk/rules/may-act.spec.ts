import { ALARM_STATES } from '#contracts/alarm.js';
import { actsFor } from './may-act.js';

describe('what may be done at the desk', () => {
  it.each([
    ['RAISED', 'nobody', false, ['acknowledge']],
    ['REOPENED', 'mine', false, ['contact', 'send', 'handOver', 'close']],
    ['ACKED', 'mine', false, ['contact', 'send', 'handOver', 'close']],
    ['ACKED', 'other', false, []],
    ['ACKED', 'other', true, ['handOver']],
    ['DISPATCHED', 'mine', false, ['contact', 'send', 'handOver', 'close']],
    ['CLOSED', 'mine', false, ['reopen']],
    ['MERGED', 'mine', false, ['reopen']],
    ['SUPPRESSED', 'nobody', true, []],
  ] as const)('%s held by %s (supervisor %s): %j', (state, hold, supervisor, acts) => expect(actsFor(state, hold, supervisor)).toEqual(acts));

  it('offers one main act at most before an alarm is taken', () => {
    for (const state of ALARM_STATES) expect(actsFor(state, 'mine', false).filter((act) => act === 'acknowledge').length).toBeLessThanOrEqual(1);
  });
});
