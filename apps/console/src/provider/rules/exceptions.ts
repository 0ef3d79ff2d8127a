import type { VisitOutcome, VisitState } from '#contracts/visit.js';

/** Why a visit needs a dispatcher's eye, the most urgent first. */
export const EXCEPTION_KINDS = ['LATE', 'FAILED', 'ABSENT', 'REFUSED', 'MANUAL', 'CANCELLED'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

interface Judged {
  id: string;
  state: VisitState;
  dueAt: string;
  startedAt: string | null;
  evidenceException: boolean;
  outcome: VisitOutcome | null;
}

/** What is out of the ordinary about a visit, or null. Manual check-ins wait for a second person within 24 h. */
export function exceptionOf(visit: Judged, hardSeconds: number, now: Date): ExceptionKind | null {
  if (visit.state === 'FAILED' || visit.outcome === 'NO_SHOW') return 'FAILED';
  if (visit.state === 'CANCELLED') return 'CANCELLED';
  if (visit.outcome === 'ELDER_ABSENT') return 'ABSENT';
  if (visit.outcome === 'ELDER_REFUSED') return 'REFUSED';
  if (visit.evidenceException) return 'MANUAL';
  const waiting = visit.startedAt === null && visit.state !== 'FINISHED' && visit.state !== 'CLOSED';
  return waiting && now.getTime() > Date.parse(visit.dueAt) + hardSeconds * 1000 ? 'LATE' : null;
}

/** All exceptions, by urgency and then by due time. */
export function exceptionsOf<V extends Judged>(
  visits: readonly V[],
  hardSecondsOf: (visit: V) => number,
  now: Date,
): { visit: V; kind: ExceptionKind }[] {
  return visits
    .flatMap((visit) => {
      const kind = exceptionOf(visit, hardSecondsOf(visit), now);
      return kind ? [{ visit, kind }] : [];
    })
    .toSorted(
      (a, b) => EXCEPTION_KINDS.indexOf(a.kind) - EXCEPTION_KINDS.indexOf(b.kind) || (a.visit.dueAt < b.visit.dueAt ? -1 : 1),
    );
}
