import { dayAfter, dayOf, daysFrom, instantOf, minuteOfDay, timeOf, weekdayOf } from './shanghai-time.js';

const lateEvening = '2026-11-22T16:30:00Z'; // 00:30 on the 23rd, a Monday

it('reads an instant as Shanghai does', () => {
  expect(dayOf(lateEvening)).toBe('2026-11-23');
  expect(timeOf(lateEvening)).toBe('00:30');
  expect(weekdayOf(lateEvening)).toBe(1);
  expect(minuteOfDay(lateEvening)).toBe(30);
});
it('writes one back', () => expect(instantOf('2026-11-23', '00:30').toISOString()).toBe('2026-11-22T16:30:00.000Z'));
it('counts days by the calendar, not by 24 hours', () => {
  expect(daysFrom(new Date('2026-11-22T15:59:00Z'), '2026-11-22T16:01:00Z')).toBe(1);
  expect(daysFrom(new Date('2026-11-22T16:01:00Z'), '2026-11-22T15:59:00Z')).toBe(-1);
  expect(dayAfter(new Date(lateEvening), 1)).toBe('2026-11-24');
});
