/** China keeps +08:00 all year. */
const OFFSET_MINUTES = 8 * 60;
const DAY_MINUTES = 24 * 60;

/** Minutes since the city's midnight. */
export const localMinute = (at: Date): number => (Math.floor(at.getTime() / 60_000) + OFFSET_MINUTES) % DAY_MINUTES;

/** 14:05 */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const localTime = (at: Date): string => clockOf(localMinute(at));

/** 14:05 -> 845 */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
