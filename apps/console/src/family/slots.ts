import { dayOf, instantOf } from '../i18n/format.js';
import { dayAfter } from '../visits/calendar.js';

export interface TimeWindow {
  from: string;
  to: string;
}

/** Times offered where an item has no window of its own: two in the morning, two in the afternoon. */
const USUAL_TIMES = ['09:00', '10:30', '14:30', '16:00'];
/** At most four choices a page. */
const MOST = 4;
/** A provider must have taken an appointment 2 h before its start (RATE.md, clause 2): nearer times are not offered. */
const LEAD_MINUTES = 150;
const STEP_MINUTES = 30;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const textOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The times of day at which an item can be had, at most four, spread over its windows. */
export function timesOf(windows: readonly TimeWindow[] | undefined): string[] {
  if (!windows || windows.length === 0) return USUAL_TIMES;
  const all = windows.flatMap((window) => {
    const first = minutesOf(window.from) + STEP_MINUTES;
    const count = Math.max(1, Math.floor((minutesOf(window.to) - first) / STEP_MINUTES) + 1);
    return Array.from({ length: count }, (_, i) => textOf(first + i * STEP_MINUTES));
  });
  if (all.length <= MOST) return all;
  return Array.from({ length: MOST }, (_, i) => all[Math.floor((i * all.length) / MOST)] as string);
}

export interface Slot {
  time: string;
  dueAt: string;
}

/** The slots of one day that are still far enough ahead. */
export function slotsOf(windows: readonly TimeWindow[] | undefined, day: string, now: Date): Slot[] {
  const earliest = now.getTime() + LEAD_MINUTES * 60_000;
  return timesOf(windows)
    .map((time) => ({ time, dueAt: instantOf(day, time) }))
    .filter((slot) => Date.parse(slot.dueAt) >= earliest);
}

/** The next four days, beginning with today while it still has a slot. */
export function daysOf(windows: readonly TimeWindow[] | undefined, now: Date): string[] {
  const first = slotsOf(windows, dayOf(now.getTime()), now).length > 0 ? 0 : 1;
  return Array.from({ length: MOST }, (_, i) => dayAfter(now, first + i));
}
