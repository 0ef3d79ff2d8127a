import { dayAfter, daysFrom, minuteOfDay, weekdayOf } from './calendar.js';

const lateEvening = '2026-11-22T16:30:00Z'; // 00:30 on Monday the 23rd in Shanghai

it('reads an instant as the city does', () => {
  expect(weekdayOf(lateEvening)).toBe(1);
  expect(minuteOfDay(lateEvening)).toBe(30);
});
it('counts days by the calendar, not by 24 hours', () => {
  expect(daysFrom(new Date('2026-11-22T15:59:00Z'), '2026-11-22T16:01:00Z')).toBe(1);
  expect(daysFrom(new Date('2026-11-22T16:01:00Z'), '2026-11-22T15:59:00Z')).toBe(-1);
  expect(dayAfter(new Date(lateEvening), 1)).toBe('2026-11-24');
});
