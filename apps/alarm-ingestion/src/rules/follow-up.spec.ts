import type { AlarmLevel } from '#contracts/alarm.js';
import { DEFAULT_ALARM_POLICY } from './alarm-policy.js';
import { endsReferral, nextFollowUpAt, nextReminderAt } from './follow-up.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute));

test.each<[AlarmLevel, number]>([['P1', 10], ['P2', 60], ['P3', 60], ['T', 60]])('an agency is asked about a %s after %d min', (level, minutes) => {
  expect(nextFollowUpAt(level, DEFAULT_ALARM_POLICY, at(0))).toEqual(at(minutes));
});

test.each([['on time', 10, 20], ['a little late', 12, 20], ['after an hour away', 75, 80], ['at the next one\'s own time', 20, 30]])('reminded again, %s', (_, now, next) => {
  expect(nextReminderAt('P1', DEFAULT_ALARM_POLICY, at(10), at(now))).toEqual(at(next));
});

test.each([['ANSWERED', true], ['REFUSED', true], ['PENDING', false]] as const)('%s ends it: %s', (result, ends) => expect(endsReferral(result)).toBe(ends));
