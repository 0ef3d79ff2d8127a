import type { VisitState } from '#contracts/visit.js';

interface Ordered {
  id: string;
  state: VisitState;
  dueAt: string;
}

const OVER: readonly VisitState[] = ['FINISHED', 'CLOSED', 'FAILED', 'CANCELLED'];
const UNDER_WAY: readonly VisitState[] = ['STARTED', 'EN_ROUTE'];

export const isOver = (state: VisitState): boolean => OVER.includes(state);

/** A caregiver's day: what is under way first, then by due time, what is over at the end. */
export function dayOrder<V extends Ordered>(visits: readonly V[]): V[] {
  const place = (visit: V): number => (UNDER_WAY.includes(visit.state) ? UNDER_WAY.indexOf(visit.state) : isOver(visit.state) ? 3 : 2);
  return visits.toSorted((a, b) => place(a) - place(b) || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1));
}
