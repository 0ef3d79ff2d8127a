import type { CatalogueItem, DayWindow } from './catalogue.js';
import { atMinute, dayOf, minuteOfDay, minutesOf } from './shanghai-time.js';

/** Ordinary hours of service at home; the start must lie inside. Same hours as the intake's (GB/T 33358). */
export const ORDINARY_HOURS: DayWindow = { from: '07:00', to: '21:00' };
/** Our own default: how far ahead one may order. The roster is known this far, and nobody can be found beyond it. */
export const FURTHEST_AHEAD_DAYS = 14;
/** Our own default: a form filled in slowly, a clock a little wrong. */
export const PAST_TOLERANCE_SECONDS = 300;
/** A provider takes an appointment at least two hours before its start (DOMAIN 6): sooner ones could never keep that. */
export const APPOINTMENT_AHEAD_SECONDS = 2 * 3_600;
/** Our own default: the same item for the same elder within this is taken for the same wish. */
export const DUPLICATE_WINDOW_SECONDS = 2 * 3_600;

/** An order of the same elder that was not withdrawn. */
export interface StandingOrder {
  number: string;
  itemCode: string;
  dueAt: Date;
  alarmId: string | null;
  /** Not closed yet. */
  open: boolean;
}

export interface PlaceQuestion {
  item: CatalogueItem;
  dueAt: Date;
  /** What was asked for; undefined: an order for another day is an appointment. */
  appointment: boolean | undefined;
  /** Set when somebody at the desk sends help to an alarm: then hours do not hold it up, only the same help on its way. */
  alarmId: string | null;
  standing: readonly StandingOrder[];
  now: Date;
}

export type PlaceAnswer =
  | { ok: true; appointment: boolean }
  | { ok: false; why: 'DUE_IN_PAST' | 'DUE_TOO_FAR' | 'APPOINTMENT_TOO_SOON' | 'OUTSIDE_HOURS' | 'OUTSIDE_MEAL_WINDOW' }
  | { ok: false; why: 'SAME_ORDER_STANDS'; number: string };

/**
 * May this order be placed?
 * @returns whether it is an appointment, or the first `why` that stands against it:
 * DUE_IN_PAST, DUE_TOO_FAR (14 days), APPOINTMENT_TOO_SOON (2 h), OUTSIDE_HOURS (07-21), OUTSIDE_MEAL_WINDOW,
 * SAME_ORDER_STANDS (with the number of the standing one: a meal in the same window, else within 2 h; for an alarm: the
 * same item for the same alarm, while it is open).
 */
export function mayPlace({ item, dueAt, appointment, alarmId, standing, now }: PlaceQuestion): PlaceAnswer {
  const secondsAhead = (dueAt.getTime() - now.getTime()) / 1_000;
  if (secondsAhead > FURTHEST_AHEAD_DAYS * 86_400) return { ok: false, why: 'DUE_TOO_FAR' };
  if (alarmId) {
    const sent = standing.find((order) => order.alarmId === alarmId && order.itemCode === item.code && order.open);
    return sent ? { ok: false, why: 'SAME_ORDER_STANDS', number: sent.number } : { ok: true, appointment: false };
  }
  if (secondsAhead < -PAST_TOLERANCE_SECONDS) return { ok: false, why: 'DUE_IN_PAST' };

  const isAppointment = appointment ?? dayOf(dueAt) !== dayOf(now);
  if (isAppointment && secondsAhead < APPOINTMENT_AHEAD_SECONDS) return { ok: false, why: 'APPOINTMENT_TOO_SOON' };
  if (item.windows && !windowAround(item, dueAt)) return { ok: false, why: 'OUTSIDE_MEAL_WINDOW' };
  if (!item.windows && !item.anyHour && !isInside(ORDINARY_HOURS, dueAt)) return { ok: false, why: 'OUTSIDE_HOURS' };

  const same = standing.find((order) => order.itemCode === item.code && isSameWish(item, order.dueAt, dueAt));
  if (same) return { ok: false, why: 'SAME_ORDER_STANDS', number: same.number };
  return { ok: true, appointment: isAppointment };
}

function isInside(window: DayWindow, at: Date): boolean {
  const minute = minuteOfDay(at);
  return minute >= minutesOf(window.from) && at.getTime() <= atMinute(at, minutesOf(window.to)).getTime();
}

function windowAround(item: CatalogueItem, at: Date): DayWindow | undefined {
  return item.windows?.find((window) => isInside(window, at));
}

function isSameWish(item: CatalogueItem, standingDueAt: Date, dueAt: Date): boolean {
  if (item.windows) return dayOf(standingDueAt) === dayOf(dueAt) && windowAround(item, standingDueAt) === windowAround(item, dueAt);
  return Math.abs(standingDueAt.getTime() - dueAt.getTime()) < DUPLICATE_WINDOW_SECONDS * 1_000;
}
