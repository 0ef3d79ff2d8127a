import { dayOf, timeOf } from '../i18n/format.js';

const DAY_MS = 24 * 3600 * 1000;
const msOf = (at: string | Date): number => new Date(at).getTime();
const midnight = (at: string | Date): number => Date.parse(dayOf(msOf(at)));

/** 0 Sunday … 6 Saturday, in the city's time. */
export const weekdayOf = (at: string | Date): number => new Date(midnight(at)).getUTCDay();

/** Minutes since the city's midnight. */
export function minuteOfDay(at: string | Date): number {
  const [hours = 0, minutes = 0] = timeOf(msOf(at)).split(':').map(Number);
  return hours * 60 + minutes;
}

/** How many of the city's days lie between today and the day of `at`: 0 today, 1 tomorrow, -1 yesterday. */
export const daysFrom = (now: Date, at: string | Date): number => Math.round((midnight(at) - midnight(now)) / DAY_MS);

/** The day `count` days after `now`, `YYYY-MM-DD`. China has no summer time: a day is 24 hours. */
export const dayAfter = (now: Date, count: number): string => dayOf(now.getTime() + count * DAY_MS);
