import type { OrderState } from '#contracts/order.js';

interface Move {
  from: readonly OrderState[];
  to: OrderState;
}

/**
 * Every move that an order may make (DOMAIN 5), by the act that makes it. What is not here is refused.
 * `offer` and `assign` go to and fro: a caregiver who declines sends the order back to the search.
 */
export const ORDER_MOVES = {
  place: { from: ['DRAFT'], to: 'PLACED' },
  offer: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'ACCEPTED', 'REOPENED'], to: 'OFFERING' },
  assign: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'REOPENED'], to: 'ASSIGNED' },
  accept: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'REOPENED'], to: 'ACCEPTED' },
  depart: { from: ['ACCEPTED'], to: 'EN_ROUTE' },
  start: { from: ['ACCEPTED', 'EN_ROUTE'], to: 'STARTED' },
  finish: { from: ['STARTED'], to: 'FINISHED' },
  /** Accepted, and nobody came. */
  miss: { from: ['ACCEPTED', 'EN_ROUTE'], to: 'FINISHED' },
  confirm: { from: ['FINISHED'], to: 'CONFIRMED' },
  audit: { from: ['CONFIRMED'], to: 'AUDITED' },
  settle: { from: ['AUDITED'], to: 'SETTLED' },
  reject: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'REOPENED'], to: 'REJECTED' },
  cancel: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'REOPENED'], to: 'CANCELLED' },
  expire: { from: ['PLACED', 'OFFERING', 'ASSIGNED', 'REOPENED'], to: 'EXPIRED' },
  reopen: { from: ['REJECTED', 'CANCELLED', 'EXPIRED', 'FINISHED', 'DISPUTED'], to: 'REOPENED' },
  dispute: { from: ['FINISHED', 'CONFIRMED', 'AUDITED'], to: 'DISPUTED' },
} as const satisfies Record<string, Move>;

export type OrderAct = keyof typeof ORDER_MOVES;

/**
 * Where an act leads from a state.
 * @returns the next state, or `WRONG_STATE` when the table knows no such move.
 */
export function nextOrderState(state: OrderState, act: OrderAct): { ok: true; state: OrderState } | { ok: false; why: 'WRONG_STATE' } {
  const move: Move = ORDER_MOVES[act];
  return move.from.includes(state) ? { ok: true, state: move.to } : { ok: false, why: 'WRONG_STATE' };
}
