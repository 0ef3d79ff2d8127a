import type { DutyReason, RiskGrade, VisitWay } from '#contracts/care.js';

/**
 * Does this visit fulfil the duty? Only when the elder was met; and a telephone sees nothing, so it is enough for the
 * ordinary turn of an ordinary elder alone (own).
 */
export function fulfilsVisit(visit: { met: boolean; way: VisitWay }, duty: { grade: RiskGrade; because: DutyReason }): boolean {
  if (!visit.met) return false;
  return visit.way !== 'PHONE' || (duty.grade === 'ORDINARY' && duty.because === 'ROUTINE');
}

/** Our own defaults: a visit without a network is written down later, but not days later; a phone's clock may be a little ahead. */
export const WRITTEN_LATER_HOURS = 24;
const CLOCK_TOLERANCE_SECONDS = 300;

/** May a visit of that instant be written down now? Why not: VISITED_IN_FUTURE, VISITED_TOO_LONG_AGO (WRITTEN_LATER_HOURS). */
export function mayRecordVisit(visitedAt: Date, now: Date): { ok: true } | { ok: false; why: 'VISITED_IN_FUTURE' | 'VISITED_TOO_LONG_AGO' } {
  const secondsAgo = (now.getTime() - visitedAt.getTime()) / 1000;
  if (secondsAgo < -CLOCK_TOLERANCE_SECONDS) return { ok: false, why: 'VISITED_IN_FUTURE' };
  return secondsAgo > WRITTEN_LATER_HOURS * 3600 ? { ok: false, why: 'VISITED_TOO_LONG_AGO' } : { ok: true };
}
