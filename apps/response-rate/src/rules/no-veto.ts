import type { Finding } from './clauses.js';
import type { Demand } from './demand.js';

/** 无否决: no call-back, quality check, assessor or fraud rule took it away. */
export function noVeto(demand: Pick<Demand, 'vetoedBy'>): Finding {
  return { held: demand.vetoedBy === null, limitAt: null, actualAt: null };
}
