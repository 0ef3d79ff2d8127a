import { atMinute, dayOf } from '../../rules/shanghai-time.js';
import { CALLING_FROM_MINUTE } from './call-attempt.js';

/** Our own defaults: three attempts of a call that begins in the window end before 20:00; a desk needs some room. */
export const WINDOW_LATEST_MINUTE = 18 * 60;
export const WINDOW_SHORTEST_MINUTES = 30;

export interface PlannedHours {
  /** ISO weekdays, 1 Monday .. 7 Sunday. */
  days: readonly number[];
  fromMinute: number;
  toMinute: number;
}

/** May calls be planned so? Why not: WINDOW_OUTSIDE_HOURS (08:00 to 18:00), WINDOW_TOO_SHORT (30 min). */
export function mayPlanCalls({ fromMinute, toMinute }: PlannedHours): { ok: true } | { ok: false; why: 'WINDOW_OUTSIDE_HOURS' | 'WINDOW_TOO_SHORT' } {
  if (fromMinute < CALLING_FROM_MINUTE || toMinute > WINDOW_LATEST_MINUTE) return { ok: false, why: 'WINDOW_OUTSIDE_HOURS' };
  return toMinute - fromMinute < WINDOW_SHORTEST_MINUTES ? { ok: false, why: 'WINDOW_TOO_SHORT' } : { ok: true };
}

/** The call that a plan asks for on the Shanghai day of `at`; null on other days. */
export function plannedOn(plan: PlannedHours, at: Date): { day: string; fromAt: Date; toAt: Date } | null {
  if (!plan.days.includes(weekdayOf(at))) return null;
  return { day: dayOf(at), fromAt: atMinute(at, plan.fromMinute), toAt: atMinute(at, plan.toMinute) };
}

/** ISO weekday in Shanghai. */
const weekdayOf = (at: Date): number => new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay() || 7;
