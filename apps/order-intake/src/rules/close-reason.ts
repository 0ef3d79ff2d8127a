import type { OrderReason } from '#contracts/order.js';
import type { VisitOutcome } from '#contracts/visit.js';

/** Permille of the planned length that must be served: 80 % (DOMAIN 6; RATE `shares`). */
export const SERVED_SHARE_PERMILLE = 800;

export type VisitClose =
  | { closes: true; reason: OrderReason }
  /** The desk has still to say that the elder is safe, or to bring the receipt of the referral. */
  | { closes: false; reason: OrderReason; awaits: 'SAFETY' | 'RECEIPT' };

/**
 * How the end of a visit closes its order.
 * DONE becomes DONE_SHORT below 80 % of the planned minutes (80 % itself is enough; untimed services are never short).
 * ELDER_ABSENT waits for the desk: somebody must learn that the elder is safe. REFERRED waits for the receipt.
 */
export function closeReason(outcome: VisitOutcome, servedMinutes: number, plannedMinutes: number | null): VisitClose {
  switch (outcome) {
    case 'DONE':
      return { closes: true, reason: plannedMinutes !== null && servedMinutes * 1_000 < plannedMinutes * SERVED_SHARE_PERMILLE ? 'DONE_SHORT' : 'DONE' };
    case 'ELDER_ABSENT':
      return { closes: false, reason: 'ELDER_ABSENT', awaits: 'SAFETY' };
    case 'REFERRED':
      return { closes: false, reason: 'REFERRED', awaits: 'RECEIPT' };
    case 'ELDER_REFUSED':
    case 'NO_SHOW':
      return { closes: true, reason: outcome };
  }
}
