import { acknowledged } from './acknowledged.js';
import { arrived } from './arrived.js';
import { CLAUSES, type Clause, type Finding } from './clauses.js';
import type { Demand, Instant } from './demand.js';
import { leftOut, type LeftOutReason } from './left-out.js';
import { noVeto } from './no-veto.js';
import { isPending } from './pending.js';
import type { RatePolicy } from './policy.js';
import { result } from './result.js';
import { taken } from './taken.js';

export const OUTCOMES = ['effective', 'failed', 'excluded', 'pending'] as const;

/** What one demand came to. `why` of a failed one is the first clause that did not hold. */
export type Outcome =
  | { outcome: 'effective'; why: null }
  | { outcome: 'failed'; why: Clause }
  | { outcome: 'excluded'; why: LeftOutReason }
  | { outcome: 'pending'; why: null };

const EFFECTIVE: Outcome = { outcome: 'effective', why: null };
const PENDING: Outcome = { outcome: 'pending', why: null };

/**
 * 有效应答 of one demand, exactly: left out, else pending, else the five clauses in order.
 * `freezeAt` is the freeze of the demand's own month.
 */
export function effectiveAnswer(demand: Demand, policy: RatePolicy, asOf: Instant, freezeAt: Instant): Outcome {
  const excluded = leftOut(demand, policy);
  if (excluded !== null) return { outcome: 'excluded', why: excluded };
  if (isPending(demand, asOf, freezeAt)) return PENDING;
  const failed = firstFailed(demand, policy);
  return failed === null ? EFFECTIVE : { outcome: 'failed', why: failed };
}

function firstFailed(demand: Demand, policy: RatePolicy): Clause | null {
  if (!acknowledged(demand, policy).held) return 'ACKNOWLEDGED';
  if (!taken(demand, policy).held) return 'TAKEN';
  if (!arrived(demand, policy).held) return 'ARRIVED';
  if (!result(demand, policy, true).held) return 'RESULT';
  return noVeto(demand).held ? null : 'NO_VETO';
}

/** Every clause with its limit and what happened, for a person who asks why. */
export function explain(demand: Demand, policy: RatePolicy): ({ clause: Clause } & Finding)[] {
  const arrival = arrived(demand, policy);
  const findings: Record<Clause, Finding> = {
    ACKNOWLEDGED: acknowledged(demand, policy),
    TAKEN: taken(demand, policy),
    ARRIVED: arrival,
    RESULT: result(demand, policy, arrival.held),
    NO_VETO: noVeto(demand),
  };
  return CLAUSES.map((clause) => ({ clause, ...findings[clause] }));
}
