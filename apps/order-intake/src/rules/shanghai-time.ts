/** Asia/Shanghai is UTC+8 all year; China has had no summer time since 1991. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Minutes since Shanghai's midnight, 0..1439. */
export function minuteOfDay(at: Date): number {
  return Math.floor(((at.getTime() + OFFSET_MS) % DAY_MS) / 60_000);
}

/** The Shanghai calendar day, `2026-03-22`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which Shanghai's clock shows `minute` of the day on which `at` lies, `days` later. */
export function atMinute(at: Date, minute: number, days = 0): Date {
  const midnight = Math.floor((at.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  return new Date(midnight + days * DAY_MS + minute * 60_000);
}

/** `HH:MM` as minutes since midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
