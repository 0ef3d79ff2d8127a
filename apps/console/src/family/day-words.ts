import { daysFrom, weekdayOf } from '../visits/calendar.js';

/** How a day is named to an elder: a near day by its word, a day of this week by its weekday, others by date. */
export type DayWord =
  | { kind: 'before-yesterday' | 'yesterday' | 'today' | 'tomorrow' | 'after-tomorrow' }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'date' };

const NEAR = new Map<number, DayWord>([
  [-2, { kind: 'before-yesterday' }],
  [-1, { kind: 'yesterday' }],
  [0, { kind: 'today' }],
  [1, { kind: 'tomorrow' }],
  [2, { kind: 'after-tomorrow' }],
]);

export function dayWord(now: Date, at: string | Date): DayWord {
  const days = daysFrom(now, at);
  return NEAR.get(days) ?? (days > 2 && days < 7 ? { kind: 'weekday', weekday: weekdayOf(at) } : { kind: 'date' });
}

export type PartOfDay = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** @param minute minutes since Shanghai midnight */
export function partOfDay(minute: number): PartOfDay {
  if (minute < 5 * 60 || minute >= 22 * 60) return 'night';
  if (minute < 11 * 60) return 'morning';
  if (minute < 14 * 60) return 'noon';
  return minute < 18 * 60 ? 'afternoon' : 'evening';
}
