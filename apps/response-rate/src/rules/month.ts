import type { Instant } from './demand.js';
import { daysOf, readInstant } from './instant.js';

/** A calendar month in Asia/Shanghai, `2026-03`. */
export type Month = string;

/** Shanghai keeps UTC+8 all year; it has had no summer time since 1991. */
export const SHANGHAI_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
/** A month stays provisional this long after its end. Our own default. */
export const FREEZE_DAYS = 7;

/** `2026-03` and nothing else. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The Shanghai month that an instant lies in. */
export function monthOf(at: Instant): Month {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 7);
}

/** `months` later; negative: earlier. */
export function monthAfter(month: Month, months: number): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** First instant of the month: midnight in Shanghai. */
export function startOf(month: Month): Instant {
  return (readInstant(`${month}-01T00:00:00Z`) ?? Number.NaN) - SHANGHAI_MS;
}

/** First instant of the next month. */
export function endOf(month: Month): Instant {
  return startOf(month) + daysIn(month) * DAY_MS;
}

export function daysIn(month: Month): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return daysOf(year, number);
}

/** From this instant on the month's figures stand: its end + 7 days. */
export function freezeOf(month: Month): Instant {
  return endOf(month) + FREEZE_DAYS * DAY_MS;
}

/** The three months that end with this one, earliest first. */
export function quarterOf(month: Month): [Month, Month, Month] {
  return [monthAfter(month, -2), monthAfter(month, -1), month];
}
