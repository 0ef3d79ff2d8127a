import { atMinute, dayOf, minuteOfDay, minutesOf } from './shanghai-time.js';

describe('time as Wuhan reads it', () => {
  it.each([
    ['2026-03-21T15:59:59Z', '2026-03-21', 23 * 60 + 59],
    ['2026-03-21T16:00:00Z', '2026-03-22', 0],
    ['2026-03-22T03:30:00Z', '2026-03-22', 11 * 60 + 30],
  ])('%s is the day %s, minute %i', (instant, day, minute) => {
    expect(dayOf(new Date(instant))).toBe(day);
    expect(minuteOfDay(new Date(instant))).toBe(minute);
  });

  it('finds the next morning', () => {
    expect(atMinute(new Date('2026-03-21T14:00:00Z'), minutesOf('07:00'), 1).toISOString()).toBe('2026-03-21T23:00:00.000Z');
  });
});
