import type { Category, OrderState } from '#contracts/order.js';

interface Standing {
  category: Category;
  state: OrderState;
  /** ISO 8601 UTC. */
  dueAt: string;
}

const OVER: readonly OrderState[] = ['CANCELLED', 'REJECTED', 'EXPIRED', 'FINISHED', 'CONFIRMED', 'AUDITED', 'SETTLED'];

/** Orders of the elder that may be the same wish: same category, still running, due within four hours of the new one. */
export function likelySame<T extends Standing>(orders: readonly T[], category: string, dueAt: string): T[] {
  const NEAR_MILLISECONDS = 4 * 3_600_000;
  return orders.filter((order) => order.category === category && !OVER.includes(order.state) && Math.abs(Date.parse(order.dueAt) - Date.parse(dueAt)) <= NEAR_MILLISECONDS);
}
