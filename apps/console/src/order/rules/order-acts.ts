import type { OrderReason, OrderState } from '#contracts/order.js';
import type { Role } from '#contracts/people.js';

export type OrderAct = 'acknowledge' | 'cancel' | 'confirm' | 'close';

interface Facts {
  state: OrderState;
  acknowledgedAt: string | null;
  closedAt: string | null;
  reason: OrderReason | null;
}

const BEFORE_VISIT: readonly OrderState[] = ['PLACED', 'OFFERING', 'ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'REOPENED'];
const DESK: readonly Role[] = ['operator', 'supervisor'];

/** What this role may do with an order now; the server decides again. */
export function orderActs(order: Facts, role: Role | null): readonly OrderAct[] {
  if (!role) return [];
  const acts: OrderAct[] = [];
  const before = BEFORE_VISIT.includes(order.state) && !order.closedAt;
  if (DESK.includes(role)) {
    if (before && !order.acknowledgedAt) acts.push('acknowledge');
    if (order.state === 'FINISHED' && order.closedAt) acts.push('confirm');
    if (before || (order.state === 'FINISHED' && !order.closedAt)) acts.push('close');
    if (before) acts.push('cancel');
  }
  if (role === 'district-officer' && before) acts.push('close');
  return acts;
}

/** The reasons for which this role may close it by hand. */
export function closeReasonsFor(order: Facts, role: Role | null): readonly OrderReason[] {
  if (order.state === 'FINISHED' && !order.closedAt && order.reason) return [order.reason];
  return role === 'district-officer' ? ['NO_PROVIDER', 'FORCE_MAJEURE'] : ['REFERRED', 'OUT_OF_SCOPE', 'DUPLICATE', 'TEST'];
}
