import { acknowledgeDeadline } from './acknowledge-deadline.js';
import { isBy, type Finding } from './clauses.js';
import type { Demand } from './demand.js';
import type { RatePolicy } from './policy.js';

/** 应: a human acknowledged by the deadline. A robot or a sensor that cleared does not count. */
export function acknowledged(demand: Demand, policy: RatePolicy): Finding {
  const limitAt = acknowledgeDeadline(demand, policy);
  const actualAt = demand.acknowledgedAt;
  return { held: demand.acknowledgedBy === 'human' && isBy(actualAt, limitAt), limitAt, actualAt };
}
