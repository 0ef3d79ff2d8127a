/** People's hours: every elder of the city lives by Shanghai's clock, which has had no summer time since 1991. */
const SHANGHAI_HOURS_AHEAD = 8;
export const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** The hour that an instant lies in, counted from the epoch. */
export const slotOf = (atMs: number): number => Math.floor(atMs / HOUR_MS);

/** 0-23, as the clock on the wall says. */
export const hourOfDay = (slot: number): number => (((slot + SHANGHAI_HOURS_AHEAD) % DAY_HOURS) + DAY_HOURS) % DAY_HOURS;

/** The day of a slot, in Shanghai, counted from the epoch. */
export const dayOf = (slot: number): number => Math.floor((slot + SHANGHAI_HOURS_AHEAD) / DAY_HOURS);

/** Hours of the day from `from` up to `to`, which may lie past midnight: 22 to 6 is the night. */
export interface HourWindow {
  from: number;
  to: number;
}

/** Where `atMs` stands to a window of every day: when the one it lies in began, or when the next begins. */
export function windowAt(atMs: number, { from, to }: HourWindow): { inside: true; beganMs: number; endsMs: number } | { inside: false; beginsMs: number } {
  const lengthHours = (to - from + DAY_HOURS) % DAY_HOURS || DAY_HOURS;
  const midnightMs = (dayOf(slotOf(atMs)) * DAY_HOURS - SHANGHAI_HOURS_AHEAD) * HOUR_MS;
  for (const day of [-1, 0]) {
    const beganMs = midnightMs + (day * DAY_HOURS + from) * HOUR_MS;
    const endsMs = beganMs + lengthHours * HOUR_MS;
    if (atMs >= beganMs && atMs < endsMs) return { inside: true, beganMs, endsMs };
  }
  const today = midnightMs + from * HOUR_MS;
  return { inside: false, beginsMs: today > atMs ? today : today + DAY_HOURS * HOUR_MS };
}
