/** Ordinary hours of service at home; must lie inside the intake's (the server refuses others with OUTSIDE_HOURS). */
const ORDINARY = { from: '07:00', to: '21:00' };
const STEP_MINUTES = 30;
/** A provider needs this long for a same-day start; below it only "as soon as possible" is offered. */
const LEAD_MINUTES = 30;

interface Window {
  from: string;
  to: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeFrom = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * The starts offered for an item on a day, 'HH:MM' in the city's time: every half hour inside its windows,
 * and those that can still be reached when the day is today. Meals also offer the last minute of a window.
 */
export function slotsFor(windows: readonly Window[] | undefined, day: string, today: string, nowTime: string): string[] {
  const earliest = day === today ? minutesOf(nowTime) + LEAD_MINUTES : 0;
  const starts = (windows ?? [ORDINARY]).flatMap(({ from, to }) => {
    const span = [];
    for (let at = minutesOf(from); at <= minutesOf(to); at += STEP_MINUTES) span.push(at);
    return span;
  });
  return starts.filter((at) => at >= earliest).map(timeFrom);
}

/** The next days that can be ordered for, 'YYYY-MM-DD', today first. */
export function daysFrom(today: string, count: number): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(noon + index * 86_400_000).toISOString().slice(0, 10));
}
