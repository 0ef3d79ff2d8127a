import type { OrderReason, OrderState } from '#contracts/order.js';
import type { Role } from '#contracts/people.js';
import type { SafetyVerifier } from '#contracts/alarm.js';
import { nextOrderState, type OrderAct } from './order-lifecycle.js';

/** What a person at a desk may close an order as, who, and the move it makes. */
const CLOSES: Partial<Record<OrderReason, { roles: readonly Role[]; act: OrderAct }>> = {
  REFERRED: { roles: ['operator', 'supervisor'], act: 'reject' },
  OUT_OF_SCOPE: { roles: ['operator', 'supervisor'], act: 'reject' },
  DUPLICATE: { roles: ['operator', 'supervisor'], act: 'reject' },
  TEST: { roles: ['operator', 'supervisor'], act: 'reject' },
  NO_PROVIDER: { roles: ['district-officer'], act: 'expire' },
  FORCE_MAJEURE: { roles: ['district-officer'], act: 'cancel' },
};

/** What waits for the desk after the visit: see closeReason. */
const AFTER_VISIT: readonly OrderReason[] = ['ELDER_ABSENT', 'REFERRED'];

export interface CloseQuestion {
  order: { state: OrderState; reason: OrderReason | null; closedAt: Date | null };
  reason: OrderReason;
  role: Role;
  safetyVerifiedBy: SafetyVerifier | null;
  receipt: boolean;
}

export type CloseAnswer =
  | { ok: true; state: OrderState; approved: boolean }
  | { ok: false; why: 'CLOSED_ALREADY' | 'REASON_NOT_YOURS' | 'SAFETY_NOT_VERIFIED' | 'NO_RECEIPT' | 'WRONG_STATE' };

/**
 * May this person close the order for this reason?
 * @returns the state it is then in and whether the district approved it, or why not:
 * CLOSED_ALREADY; REASON_NOT_YOURS (the reason is not one that this role may give); WRONG_STATE (too far on its way);
 * SAFETY_NOT_VERIFIED (an absent elder must be known to be safe); NO_RECEIPT (a referral is proved by its receipt).
 */
export function mayClose({ order, reason, role, safetyVerifiedBy, receipt }: CloseQuestion): CloseAnswer {
  if (order.closedAt) return { ok: false, why: 'CLOSED_ALREADY' };
  if (order.state === 'FINISHED' && order.reason === reason && AFTER_VISIT.includes(reason)) {
    if (role !== 'operator' && role !== 'supervisor') return { ok: false, why: 'REASON_NOT_YOURS' };
    if (reason === 'ELDER_ABSENT' && !safetyVerifiedBy) return { ok: false, why: 'SAFETY_NOT_VERIFIED' };
    if (reason === 'REFERRED' && !receipt) return { ok: false, why: 'NO_RECEIPT' };
    return { ok: true, state: 'FINISHED', approved: false };
  }
  const close = CLOSES[reason];
  if (!close?.roles.includes(role)) return { ok: false, why: 'REASON_NOT_YOURS' };
  const move = nextOrderState(order.state, close.act);
  if (!move.ok) return move;
  if (reason === 'REFERRED' && !receipt) return { ok: false, why: 'NO_RECEIPT' };
  return { ok: true, state: move.state, approved: reason === 'FORCE_MAJEURE' };
}
