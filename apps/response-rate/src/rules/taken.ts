import { after, earlier, isBy, type Finding } from './clauses.js';
import type { Demand } from './demand.js';
import type { RatePolicy } from './policy.js';

/** 接: somebody qualified took it in time. Not asked of an alarm that was solved by phone. */
export function taken(demand: Demand, policy: RatePolicy): Finding {
  const actualAt = demand.takenAt;
  if (demand.kind === 'alarm') {
    const held = demand.sentAt === null || (actualAt !== null && demand.takerQualified);
    return { held, limitAt: null, actualAt };
  }
  const { limits } = policy;
  const limitAt = demand.appointment
    ? earlier(after(demand.acknowledgedAt, limits.takeAppointment), after(demand.dueAt, -limits.takeBeforeDue))
    : after(demand.acknowledgedAt, limits.takeSameDay);
  return { held: demand.takerQualified && isBy(actualAt, limitAt), limitAt, actualAt };
}
