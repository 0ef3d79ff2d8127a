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
/** A kitchen needs this long; later in a window a meal goes to the next one. */
const KITCHEN_MINUTES = 30;

/**
 * When something that is ordered now is due. A meal: inside the next window that can still be reached, as far along as
 * `share` says (0 its first moment, 1 its last; a courier who had all meals at once could carry one).
 * Anything else: `aheadMinutes` from now, or in the course of the next day's opening hours.
 */
export function nextSlot(windows: readonly SlotWindow[] | undefined, now: Date, aheadMinutes: number, share: number): Slot {
  const minute = Math.floor(((now.getTime() + SHANGHAI_MS) / MINUTE_MS) % DAY_MINUTES);
  const at = (minuteOfDay: number): Date => new Date(now.getTime() - (now.getTime() % MINUTE_MS) + (Math.floor(minuteOfDay) - minute) * MINUTE_MS);
  const along = (from: number, to: number): number => from + (to - from) * share;
  if (windows?.length) {
    const today = windows.map(inMinutes).find(({ to }) => minute + KITCHEN_MINUTES <= to);
    const first = inMinutes(windows[0]!);
    if (today) return { dueAt: at(along(Math.max(today.from, minute + KITCHEN_MINUTES), today.to)), appointment: false };
    return { dueAt: at(along(first.from, first.to) + DAY_MINUTES), appointment: true };
  }
  const { from, to } = inMinutes(HOME_HOURS);
  const due = minute + aheadMinutes;
  if (due < from) return { dueAt: at(from + aheadMinutes), appointment: false };
  return due <= to ? { dueAt: at(due), appointment: false } : { dueAt: at(along(from, to) + DAY_MINUTES), appointment: true };
}

function inMinutes({ from, to }: SlotWindow): { from: number; to: number } {
  return { from: minutesOf(from), to: minutesOf(to) };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
