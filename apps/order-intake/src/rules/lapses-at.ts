import { START_LIMITS } from '#contracts/policy.js';
import type { Category } from '#contracts/order.js';

/**
 * When an order that nobody took lapses: the last instant at which a start would still have counted.
 * Null: help to an alarm never lapses by itself; a person ends it.
 */
export function lapsesAt(order: { category: Category; dueAt: Date; answersAlarm: boolean }): Date | null {
  return order.answersAlarm ? null : new Date(order.dueAt.getTime() + START_LIMITS[order.category].hardSeconds * 1_000);
}
