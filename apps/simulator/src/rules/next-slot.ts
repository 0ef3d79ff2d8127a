/** A time of day in Asia/Shanghai, `HH:MM`. */
export interface SlotWindow {
  from: string;
  to: string;
}

export interface Slot {
  dueAt: Date;
  /** Another day: booked ahead. */
  appointment: boolean;
}

const SHANGHAI_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Hours at which services at home may start, with room at the end. */
const HOME_HOURS: SlotWindow = { from: '07:00', to: '20:30' };
/** A meal that is ordered later than this before its window's end could not be cooked. */
const KITCHEN_MINUTES = 40;

/**
 * When something that is ordered now is due: a meal at the end of the next window that can still be reached, anything
 * else `aheadMinutes` from now, or in the morning of the next day.
 */
export function nextSlot(windows: readonly SlotWindow[] | undefined, now: Date, aheadMinutes: number): Slot {
  const minute = Math.floor(((now.getTime() + SHANGHAI_MS) / MINUTE_MS) % DAY_MINUTES);
  const at = (minuteOfDay: number): Date => new Date(now.getTime() - (now.getTime() % MINUTE_MS) + (minuteOfDay - minute) * MINUTE_MS);
  if (windows?.length) {
    const today = windows.find(({ to }) => minute + KITCHEN_MINUTES <= minutesOf(to));
    return today ? { dueAt: at(minutesOf(today.to)), appointment: false } : { dueAt: at(minutesOf(windows[0]!.to) + DAY_MINUTES), appointment: true };
  }
  const due = minute + Math.round(aheadMinutes);
  const [from, to] = [minutesOf(HOME_HOURS.from), minutesOf(HOME_HOURS.to)];
  if (due < from) return { dueAt: at(from + Math.round(aheadMinutes)), appointment: false };
  if (due <= to) return { dueAt: at(due), appointment: false };
  return { dueAt: at(from + Math.round(aheadMinutes * 6) % (to - from) + DAY_MINUTES), appointment: true };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
