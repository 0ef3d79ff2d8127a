import type { OrderState } from '#contracts/order.js';
import { nextOrderState } from './order-lifecycle.js';

export type ConfirmAnswer = { ok: true; state: OrderState } | { ok: false; why: 'NOT_CLOSED' | 'WRONG_STATE' };

/** May the call-back be recorded? Only once, and after the close (NOT_CLOSED: the desk has still to verify something). */
export function mayConfirm(order: { state: OrderState; closedAt: Date | null }): ConfirmAnswer {
  const move = nextOrderState(order.state, 'confirm');
  if (!move.ok) return move;
  return order.closedAt ? move : { ok: false, why: 'NOT_CLOSED' };
}
