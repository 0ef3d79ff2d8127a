import { ALARM_CLOSE_REASONS, type AlarmCloseReason, type AlarmLevel, type AlarmState, type SafetyVerifier } from '#contracts/alarm.js';
import { mayClose } from './may-close.js';

const close = (reason: AlarmCloseReason, by: SafetyVerifier | null = null, state: AlarmState = 'VERIFYING', level: AlarmLevel = 'P1') =>
  mayClose({ state, level }, reason, by);

describe('closing an alarm', () => {
  test.each(ALARM_CLOSE_REASONS)('%s', (reason) => {
    const level = reason === 'TECH_FIXED' ? 'T' : 'P1';
    const free = ['TEST', 'DUPLICATE', 'TECH_FIXED'].includes(reason);
    expect(close(reason, null, 'ACKED', level).ok).toBe(free);
    expect(close(reason, 'voice', 'ACKED', level)).toEqual({ ok: true, state: reason === 'DUPLICATE' ? 'MERGED' : 'CLOSED' });
  });

  test.each<[AlarmState, string]>([
    ['RAISED', 'not-acknowledged'],
    ['CLOSED', 'alarm-closed'],
    ['MERGED', 'alarm-closed'],
    ['SUPPRESSED', 'alarm-closed'],
  ])('not from %s', (state, why) => expect(close('FALSE_PRESS', 'voice', state)).toEqual({ ok: false, why }));

  test('a call for help is not repaired', () => {
    expect(close('TECH_FIXED', 'voice')).toEqual({ ok: false, why: 'not-technical' });
  });

  test.each<[AlarmCloseReason, (string | null)[], string | null]>([
    ['REAL_120', [null], null],
    ['REAL_119', [null], null],
    ['REAL_110', [null, 'A-1'], null],
    ['NO_CONTACT_HANDED', [], null],
    ['NO_CONTACT_HANDED', ['A-1'], null],
    ['NO_CONTACT_HANDED', ['A-1', null], 'referral-without-number'],
    ['REAL_FAMILY', ['A-1'], 'referral-open'],
    ['FALSE_PRESS', ['A-1'], 'referral-open'],
    ['DUPLICATE', [null], 'referral-open'],
  ])('%s with open referrals %j', (reason, numbers, why) => {
    const verdict = mayClose({ state: 'VERIFYING', level: 'P1' }, reason, 'voice', numbers.map((referenceNumber) => ({ referenceNumber })));
    expect(verdict.ok ? null : verdict.why).toBe(why);
  });
});
