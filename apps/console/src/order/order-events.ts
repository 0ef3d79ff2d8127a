import type { OrderState } from '#contracts/order.js';

/** Everything that moves a row of an order list. */
export const ORDER_EVENTS = [
  'order.placed',
  'order.acknowledged',
  'order.cancelled',
  'order.expired',
  'order.closed',
  'order.confirmed',
  'offer.made',
  'visit.assigned',
  'visit.accepted',
  'visit.en-route',
  'visit.started',
  'visit.finished',
  'visit.cancelled',
  'dispatch.exhausted',
] as const;

const GOING: readonly OrderState[] = ['OFFERING', 'ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED'];
const DONE: readonly OrderState[] = ['FINISHED', 'CONFIRMED', 'AUDITED', 'SETTLED'];
const FAILED: readonly OrderState[] = ['REJECTED', 'CANCELLED', 'EXPIRED', 'DISPUTED'];

/** How a state is shown: see StateTag. */
export function toneOf(state: OrderState): 'idle' | 'going' | 'done' | 'failed' {
  if (GOING.includes(state)) return 'going';
  if (DONE.includes(state)) return 'done';
  return FAILED.includes(state) ? 'failed' : 'idle';
}
