import { after, earlier, isBy, type Finding } from './clauses.js';
import type { Demand, Instant } from './demand.js';
import type { RatePolicy } from './policy.js';

/**
 * 到: somebody was there in time, with evidence; for an alarm solved by phone, somebody was called in time.
 * A demand closed as REFERRED is not asked: another agency goes.
 */
export function arrived(demand: Demand, policy: RatePolicy): Finding {
  if (demand.closeReason === 'REFERRED') return { held: true, limitAt: null, actualAt: demand.arrivedAt };
  if (demand.kind === 'alarm' && demand.sentAt === null) return contacted(demand, policy);
  const limitAt = arrivalLimit(demand, policy);
  return {
    held: isEvidenced(demand) && isBy(demand.arrivedAt, limitAt),
    limitAt,
    actualAt: demand.arrivedAt,
  };
}

/** Only a P1 has to be called within a limit; the others have to be called. */
function contacted(demand: Demand, policy: RatePolicy): Finding {
  const actualAt = demand.contactedAt;
  if (demand.level !== 'P1') return { held: actualAt !== null, limitAt: null, actualAt };
  const limitAt = after(demand.acknowledgedAt, policy.limits.contactP1);
  return { held: isBy(actualAt, limitAt), limitAt, actualAt };
}

/** A manual entry counts only once a second person has approved it. */
function isEvidenced(demand: Demand): boolean {
  return demand.evidence !== null && (demand.evidence !== 'manual' || demand.manualApproved);
}

function arrivalLimit(demand: Demand, policy: RatePolicy): Instant | null {
  const { limits } = policy;
  if (demand.kind === 'alarm') {
    const onSite = { P1: limits.onSiteP1, P2: limits.onSiteP2, P3: limits.onSiteP3 };
    // A technical alarm is left out of N before any clause is asked; it has no limit on site.
    return demand.level === null || demand.level === 'T' ? null : after(demand.sentAt, onSite[demand.level]);
  }
  switch (demand.category) {
    case 'MEAL':
      return earlier(after(demand.pickedUpAt, limits.mealFromPickUp), after(demand.dueAt, limits.startMeal));
    case 'CLEAN':
      return after(demand.dueAt, limits.startClean);
    case 'MEDICAL':
      return after(demand.dueAt, limits.startMedical);
    case 'REMOTE':
      return after(demand.dueAt, limits.startRemote);
  }
}
