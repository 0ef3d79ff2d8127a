import type { OrderState } from '#contracts/order.js';

/** May a person at the desk take this request? Once, and only while it waits. */
export function mayAcknowledge(order: { state: OrderState; acknowledgedAt: Date | null }): { ok: true } | { ok: false; why: 'ALREADY_ACKNOWLEDGED' | 'WRONG_STATE' } {
  if (order.acknowledgedAt) return { ok: false, why: 'ALREADY_ACKNOWLEDGED' };
  return order.state === 'PLACED' ? { ok: true } : { ok: false, why: 'WRONG_STATE' };
}
