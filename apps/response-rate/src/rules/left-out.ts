import { acknowledgeDeadline } from './acknowledge-deadline.js';
import type { Demand } from './demand.js';
import type { RatePolicy } from './policy.js';

/** Why a demand is not in N; counted beside the rate. The order is the order of asking. */
export const LEFT_OUT_REASONS = [
  'TECHNICAL',
  'TEST',
  'DUPLICATE',
  'OUT_OF_SCOPE',
  'ELDER_CANCEL_EARLY',
  'FORCE_MAJEURE',
  'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/**
 * Whether a demand is left out of N, and why; null when it is asked the five clauses. Asked before pending.
 * False alarms stay in: answering them is the service.
 */
export function leftOut(demand: Demand, policy: RatePolicy): LeftOutReason | null {
  if (demand.kind === 'alarm' && demand.level === 'T') return 'TECHNICAL';
  switch (demand.closeReason) {
    case 'TEST':
    case 'DUPLICATE':
    case 'OUT_OF_SCOPE':
    case 'ELDER_CANCEL_EARLY':
      return demand.closeReason;
    case 'FORCE_MAJEURE':
      return demand.approved ? 'FORCE_MAJEURE' : null;
    case 'ELDER_CANCEL_LATE':
      return demand.cancelledAt !== null && demand.cancelledAt < acknowledgeDeadline(demand, policy)
        ? 'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT'
        : null;
    default:
      return null;
  }
}
