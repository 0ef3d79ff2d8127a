import type { VisitState } from '#contracts/visit.js';

interface Move {
  from: readonly VisitState[];
  to: VisitState;
}

/** Every move that a visit may make, by the act that makes it. What is not here is refused. */
export const VISIT_MOVES = {
  accept: { from: ['ASSIGNED'], to: 'ACCEPTED' },
  /** Given back before anybody set out: the search goes on without this caregiver. */
  decline: { from: ['ASSIGNED', 'ACCEPTED'], to: 'CANCELLED' },
  depart: { from: ['ACCEPTED'], to: 'EN_ROUTE' },
  /** The courier has the meal; from here its 60 min run. */
  'pick-up': { from: ['ACCEPTED', 'EN_ROUTE'], to: 'EN_ROUTE' },
  'check-in': { from: ['ACCEPTED', 'EN_ROUTE'], to: 'STARTED' },
  finish: { from: ['STARTED'], to: 'FINISHED' },
  /** Nobody went. */
  miss: { from: ['ACCEPTED', 'EN_ROUTE'], to: 'FAILED' },
  close: { from: ['FINISHED'], to: 'CLOSED' },
  cancel: { from: ['ASSIGNED', 'ACCEPTED', 'EN_ROUTE'], to: 'CANCELLED' },
} as const satisfies Record<string, Move>;

export type VisitAct = keyof typeof VISIT_MOVES;

/** States in which the visit holds its order: at most one such visit an order. */
export const HOLDING_STATES: readonly VisitState[] = ['ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED', 'CLOSED'];
/** States in which somebody has promised to be there. */
export const PROMISED_STATES: readonly VisitState[] = ['ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED'];

/** Where an act leads; `WRONG_STATE` when the table knows no such move. */
export function nextVisitState(state: VisitState, act: VisitAct): { ok: true; state: VisitState } | { ok: false; why: 'WRONG_STATE' } {
  const move: Move = VISIT_MOVES[act];
  return move.from.includes(state) ? { ok: true, state: move.to } : { ok: false, why: 'WRONG_STATE' };
}
