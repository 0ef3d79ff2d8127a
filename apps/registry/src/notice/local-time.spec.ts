import { clockOf, localMinute, localTime, minuteOf } from './local-time.js';

it.each([
  ['2026-11-22T06:05:00Z', 845, '14:05'],
  ['2026-11-22T16:00:00Z', 0, '00:00'],
  ['2026-11-22T15:59:59Z', 1439, '23:59'],
])('%s is minute %i', (at, minute, clock) => {
  expect(localMinute(new Date(at))).toBe(minute);
  expect(localTime(new Date(at))).toBe(clock);
  expect(minuteOf(clockOf(minute))).toBe(minute);
});
