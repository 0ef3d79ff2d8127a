import type { VisitState } from '#contracts/visit.js';

/** The columns of the dispatcher's board, in the order of the work. */
export const BOARD_STATES = ['ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED'] as const satisfies readonly VisitState[];
export type BoardState = (typeof BOARD_STATES)[number];

interface OnBoard {
  id: string;
  state: VisitState;
  dueAt: string;
  finishedAt: string | null;
}

export interface BoardColumn<V> {
  state: BoardState;
  visits: V[];
}

/** Visits by state: open columns by due time, the finished one newest first. CLOSED visits count as finished. */
export function boardColumns<V extends OnBoard>(visits: readonly V[]): BoardColumn<V>[] {
  return BOARD_STATES.map((state) => {
    const here = visits.filter((visit) => visit.state === state || (state === 'FINISHED' && visit.state === 'CLOSED'));
    const key = (visit: V): string => (state === 'FINISHED' ? (visit.finishedAt ?? visit.dueAt) : visit.dueAt);
    const sign = state === 'FINISHED' ? -1 : 1;
    return { state, visits: here.toSorted((a, b) => sign * compare(key(a), key(b)) || compare(a.id, b.id)) };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
