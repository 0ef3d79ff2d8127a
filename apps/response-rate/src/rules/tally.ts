import type { Clause } from './clauses.js';
import type { Outcome } from './effective-answer.js';
import type { LeftOutReason } from './left-out.js';

/** What the demands of one street, category and month came to. Zero counts of `failed` and `excluded` are absent. */
export interface Tally {
  n: number;
  e: number;
  pending: number;
  failed: Partial<Record<Clause, number>>;
  excluded: Partial<Record<LeftOutReason, number>>;
  /** Probes that are neither left out nor pending. They are in none of the counts above. */
  probes: number;
  probesEffective: number;
}

export function emptyTally(): Tally {
  return { n: 0, e: 0, pending: 0, failed: {}, excluded: {}, probes: 0, probesEffective: 0 };
}

/** Counts one demand in (`by` 1) or out again (`by` -1), in place: a pass over a month counts a million. */
export function count(tally: Tally, probe: boolean, verdict: Outcome, by: 1 | -1 = 1): void {
  if (probe) return countProbe(tally, verdict, by);
  switch (verdict.outcome) {
    case 'excluded':
      return bump(tally.excluded, verdict.why, by);
    case 'pending':
      tally.pending += by;
      return;
    case 'failed':
      tally.n += by;
      return bump(tally.failed, verdict.why, by);
    case 'effective':
      tally.n += by;
      tally.e += by;
  }
}

function countProbe(tally: Tally, verdict: Outcome, by: 1 | -1): void {
  if (verdict.outcome === 'excluded' || verdict.outcome === 'pending') return;
  tally.probes += by;
  if (verdict.outcome === 'effective') tally.probesEffective += by;
}

function bump<K extends string>(counts: Partial<Record<K, number>>, key: K, by: 1 | -1): void {
  const next = (counts[key] ?? 0) + by;
  if (next === 0) delete counts[key];
  else counts[key] = next;
}
