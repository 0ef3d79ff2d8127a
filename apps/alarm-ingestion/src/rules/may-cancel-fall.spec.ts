import type { AlarmState, AlarmType } from '#contracts/alarm.js';
import { mayCancelFall } from './may-cancel-fall.js';

const raisedAt = new Date('2026-03-01T08:00:00Z');
test.each<[AlarmType, AlarmState, number, boolean]>([
  ['FALL', 'RAISED', 30, true],
  ['FALL', 'RAISED', 31, false],
  ['FALL', 'ACKED', 5, false],
  ['SOS', 'RAISED', 5, false],
])('%s in %s after %d s: %s', (type, state, seconds, expected) => {
  expect(mayCancelFall({ type, state, raisedAt }, new Date(raisedAt.getTime() + seconds * 1000))).toBe(expected);
});
