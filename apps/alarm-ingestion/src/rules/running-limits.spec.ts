import { ALARM_CLOSE_REASONS, type AlarmCloseReason, type AlarmLevel } from '#contracts/alarm.js';
import { DEFAULT_ALARM_POLICY } from './alarm-policy.js';
import { type LimitFacts, owesCallBack, runningLimits } from './running-limits.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, seconds));
const raised: LimitFacts = {
  level: 'P1', state: 'RAISED', waitingSince: at(0), takenAt: null, firstContactAt: null, sentAt: null, arrivedAt: null, closedAt: null, callBackOwed: false,
};
const taken: LimitFacts = { ...raised, state: 'ACKED', waitingSince: null, takenAt: at(20) };

test.each<[string, LimitFacts, [string, number, number, number][]]>([
  ['nobody has it', raised, [['ACKNOWLEDGE', 0, 15, 60]]],
  ['nobody has the P2', { ...raised, level: 'P2' }, [['ACKNOWLEDGE', 0, 60, 180]]],
  ['somebody has it and has called nobody', taken, [['FIRST_CONTACT', 20, 80, 200]]],
  ['of a P2 no call is asked', { ...taken, level: 'P2' }, []],
  ['called', { ...taken, state: 'VERIFYING', firstContactAt: at(30) }, []],
  ['somebody goes', { ...taken, state: 'DISPATCHED', firstContactAt: at(30), sentAt: at(60) }, [['ON_SITE', 60, 1260, 2760]]],
  ['somebody goes, nobody has called', { ...taken, state: 'DISPATCHED', sentAt: at(60) }, [['FIRST_CONTACT', 20, 80, 200], ['ON_SITE', 60, 1260, 2760]]],
  ['somebody mends a device', { ...taken, level: 'T', state: 'DISPATCHED', sentAt: at(60) }, []],
  ['arrived', { ...taken, state: 'ON_SITE', firstContactAt: at(30), sentAt: at(60), arrivedAt: at(90) }, []],
  ['raised again while the responder is there', { ...taken, state: 'ON_SITE', firstContactAt: at(30), waitingSince: at(1800) }, [['ACKNOWLEDGE', 1800, 1815, 1860]]],
  ['raised again before anybody was called', { ...taken, waitingSince: at(1800) }, [['ACKNOWLEDGE', 1800, 1815, 1860]]],
  ['closed and owed a call', { ...taken, state: 'CLOSED', closedAt: at(100), callBackOwed: true }, [['CALL_BACK', 100, 100 + 86_400, 100 + 259_200]]],
  ['closed', { ...taken, state: 'CLOSED', closedAt: at(100) }, []],
])('%s', (_, facts, expected) => {
  const seen = runningLimits(facts, DEFAULT_ALARM_POLICY).map(({ limit, since, targetAt, hardAt }) => [limit, ...[since, targetAt, hardAt].map((date) => (date.getTime() - at(0).getTime()) / 1000)]);
  expect(seen).toEqual(expected);
});

test.each<[AlarmLevel, readonly AlarmCloseReason[]]>([
  ['P1', ALARM_CLOSE_REASONS.filter((reason) => !['TEST', 'DUPLICATE', 'TECH_FIXED', 'DECEASED'].includes(reason))],
  ['P3', []],
  ['T', []],
])('a call-back after a %s', (level, owed) => expect(ALARM_CLOSE_REASONS.filter((reason) => owesCallBack(level, reason))).toEqual(owed));
