import type { OrderReason, OrderState } from '#contracts/order.js';

/** An elder's cancel is early up to this long before the start (DOMAIN 5). */
export const EARLY_CANCEL_SECONDS = 4 * 3_600;

/**
 * What an elder's wish to cancel counts as: ELDER_CANCEL_EARLY at least 4 h before the start and before anybody set out,
 * else ELDER_CANCEL_LATE. The limit itself is still early.
 */
export function cancelReason(order: { state: OrderState; dueAt: Date }, now: Date): Extract<OrderReason, 'ELDER_CANCEL_EARLY' | 'ELDER_CANCEL_LATE'> {
  const early = order.dueAt.getTime() - now.getTime() >= EARLY_CANCEL_SECONDS * 1_000;
  return early && order.state !== 'EN_ROUTE' ? 'ELDER_CANCEL_EARLY' : 'ELDER_CANCEL_LATE';
}
