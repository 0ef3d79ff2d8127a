import type { DutyReason, RiskGrade } from '#contracts/care.js';
import { atMinute, dayOf } from '../../rules/shanghai-time.js';

/** Visit duty (DOMAIN 2, 探访关爱): high risk at least once a week, key once a month, ordinary once a quarter. */
const HIGH_DAYS = 7;
const MONTHS: Readonly<Record<Exclude<RiskGrade, 'HIGH'>, number>> = { KEY: 1, ORDINARY: 3 };
/** ... and within 24 h of an event: a P1 or P2 that was real. */
export const EVENT_HOURS = 24;
/** Our own default: a duty that became stricter is not overdue the moment it does. */
const RAISED_GRACE_DAYS: Readonly<Record<RiskGrade, number>> = { HIGH: 3, KEY: 7, ORDINARY: 7 };
/** Our own default: who comes home is looked in on by the end of the next day. */
const RETURNED_DAYS = 1;

export interface VisitFacts {
  grade: RiskGrade;
  /** When the elder was taken into care. */
  since: Date;
  /** The last visit that fulfilled the duty. */
  lastVisitAt: Date | null;
  /** When the grade last became more urgent. */
  raisedAt: Date | null;
  /** The newest real P1 or P2: when it was closed. */
  eventAt: Date | null;
  /** The last time away that is known; `awayUntil` is the real end once it is over. */
  awayFrom: Date | null;
  awayUntil: Date | null;
}

/**
 * By when is the next visit due, and why then? Whole days end at Shanghai's midnight. A month later means the same day
 * of the next month (or its last), so that no calendar month stays without a visit.
 */
export function visitDue(facts: VisitFacts): { dueAt: Date; because: DutyReason } {
  const { grade, since, lastVisitAt, raisedAt, eventAt, awayFrom, awayUntil } = facts;
  const from = lastVisitAt ?? since;
  let due: { dueAt: Date; because: DutyReason } = { dueAt: routine(grade, from), because: 'ROUTINE' };
  if (raisedAt && raisedAt > from) {
    const grace = endOfDay(raisedAt, RAISED_GRACE_DAYS[grade]);
    if (due.dueAt < grace) due = { dueAt: grace, because: 'RAISED' };
  }
  if (eventAt && (!lastVisitAt || eventAt > lastVisitAt)) {
    const dueAt = new Date(eventAt.getTime() + EVENT_HOURS * 3_600_000);
    if (dueAt < due.dueAt) due = { dueAt, because: 'EVENT' };
  }
  if (awayFrom && awayUntil && awayFrom <= due.dueAt) {
    const back = endOfDay(awayUntil, RETURNED_DAYS);
    if (due.dueAt < back) due = { dueAt: back, because: 'RETURNED' };
  }
  return due;
}

function routine(grade: RiskGrade, from: Date): Date {
  return grade === 'HIGH' ? endOfDay(from, HIGH_DAYS) : endOfDay(monthsLater(from, MONTHS[grade]), 0);
}

/** Shanghai's midnight that ends the day `days` later. */
const endOfDay = (at: Date, days: number): Date => atMinute(at, 0, days + 1);

/** Noon of the same day `months` later, or of that month's last day. */
function monthsLater(at: Date, months: number): Date {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return atMinute(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))), 12 * 60);
}
