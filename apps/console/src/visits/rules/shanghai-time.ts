/** All pages show Asia/Shanghai, wherever the browser stands; no summer time since 1991, so the offset is fixed. */
const OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

const shifted = (at: string | Date): Date => new Date(new Date(at).getTime() + OFFSET_MS);

/** "11:30" */
export const timeOf = (at: string | Date): string => shifted(at).toISOString().slice(11, 16);
/** "11:30:05" */
export const secondOf = (at: string | Date): string => shifted(at).toISOString().slice(11, 19);
/** "2026-11-22" */
export const dayOf = (at: string | Date): string => shifted(at).toISOString().slice(0, 10);
/** 0 Sunday … 6 Saturday */
export const weekdayOf = (at: string | Date): number => shifted(at).getUTCDay();
/** Minutes since midnight. */
export const minuteOfDay = (at: string | Date): number => shifted(at).getUTCHours() * 60 + shifted(at).getUTCMinutes();

/** The instant of a Shanghai day and time of day. */
export function instantOf(day: string, time: string): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS);
}

/** How many Shanghai days lie between today and the day of `at`: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFrom(now: Date, at: string | Date): number {
  return Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY_MS);
}

/** The day `count` days after `now`. */
export function dayAfter(now: Date, count: number): string {
  return dayOf(new Date(now.getTime() + count * DAY_MS));
}
