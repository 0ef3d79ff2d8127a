import type { AlarmLimit } from '#contracts/alarm.js';
import { DEFAULT_ALARM_POLICY } from './alarm-policy.js';
import { escalationAt } from './next-escalation.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, seconds));
const raised = {
  level: 'P1' as const, state: 'RAISED' as const, waitingSince: at(0) as Date | null, takenAt: null as Date | null, firstContactAt: null,
  sentAt: null as Date | null, arrivedAt: null, closedAt: null as Date | null, callBackOwed: false, cancelledByWearer: false,
};
const taken = { ...raised, state: 'ACKED' as const, waitingSince: null, takenAt: at(0) };

test.each<[string, Parameters<typeof escalationAt>[0], AlarmLimit, (readonly [string, number, boolean])[]]>([
  ['a P1 that nobody takes', raised, 'ACKNOWLEDGE', [['SUPERVISOR', 60, false], ['DISTRICT', 180, true]]],
  ['a P2 that nobody takes', { ...raised, level: 'P2' }, 'ACKNOWLEDGE', [['SUPERVISOR', 90, false], ['STREET', 144, false], ['DISTRICT', 180, false]]],
  ['a P3', { ...raised, level: 'P3' }, 'ACKNOWLEDGE', [['SUPERVISOR', 900, false], ['STREET', 1440, false], ['DISTRICT', 1800, false]]],
  ['a technical one', { ...raised, level: 'T' }, 'ACKNOWLEDGE', [['SUPERVISOR', 43_200, false], ['STREET', 69_120, false], ['DISTRICT', 86_400, false]]],
  ['taken, and nobody called', taken, 'FIRST_CONTACT', [['SUPERVISOR', 90, false], ['STREET', 144, false], ['DISTRICT', 180, false]]],
  ['sent, and nobody there', { ...taken, state: 'DISPATCHED', sentAt: at(0) }, 'ON_SITE', [['SUPERVISOR', 1350, false], ['STREET', 2160, false], ['DISTRICT', 2700, false]]],
  ['closed, and nobody called back', { ...taken, state: 'CLOSED', closedAt: at(0), callBackOwed: true }, 'CALL_BACK', [['SUPERVISOR', 129_600, false], ['STREET', 207_360, false], ['DISTRICT', 259_200, false]]],
  ['somebody has it', taken, 'ACKNOWLEDGE', []],
  ['a fall that was taken back', { ...raised, cancelledByWearer: true }, 'ACKNOWLEDGE', []],
  ['it waits since another instant', { ...raised, waitingSince: at(1) }, 'ACKNOWLEDGE', []],
])('%s', (_, alarm, limit, steps) => {
  const climbs = [0, 1, 2, 3].map((n) => escalationAt(alarm, DEFAULT_ALARM_POLICY, { limit, since: at(0), n }));
  expect(climbs.filter((climb) => climb !== null)).toEqual(steps.map(([step, seconds, notifyContact]) => ({ step, dueAt: at(seconds), notifyContact })));
});
