import type { OrderState } from '#contracts/order.js';

/** States in which somebody is still to come, or is there. */
const STANDING: readonly OrderState[] = ['PLACED', 'OFFERING', 'ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED', 'REOPENED'];

/** Orders for which somebody is still to come, the next one first; somebody on the way or there goes before the clock. */
export function comingOrders<O extends { state: OrderState; dueAt: string }>(orders: readonly O[]): O[] {
  const place = (order: O): number => (order.state === 'STARTED' ? 0 : order.state === 'EN_ROUTE' ? 1 : 2);
  return orders
    .filter((order) => STANDING.includes(order.state))
    .toSorted((a, b) => place(a) - place(b) || (a.dueAt < b.dueAt ? -1 : 1));
}
