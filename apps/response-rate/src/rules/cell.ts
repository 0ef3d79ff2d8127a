import type { Category } from '#contracts/order.js';
import { isCovered, type Coverage } from './coverage.js';
import type { RatePolicy } from './policy.js';
import type { Tally } from './tally.js';

/** On what a cell was judged: the month, the three months ending with it, probes, or too little of all. */
export const JUDGED_BY = ['MONTH', 'QUARTER', 'PROBE', 'SHORT'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];

export const CELL_FAULTS = ['UNCOVERED', 'SHORT_SAMPLE', 'BELOW_THRESHOLD'] as const;
export type CellFault = (typeof CELL_FAULTS)[number];

/** One street, category and month. */
export interface CellVerdict {
  /** As judged: of the month by MONTH, else of the three months. */
  n: number;
  e: number;
  by: JudgedBy;
  passed: boolean;
  /** Null exactly when it passed. */
  why: CellFault | null;
}

type Quarter = readonly [Tally, Tally, Tally];
type ByNumbers = Pick<CellVerdict, 'n' | 'e' | 'by'> & { reached: boolean };

/**
 * Judges a cell from the tallies of the three months that end with it, earliest first.
 * A month with too few demands borrows the two before it; if that is still too few, probes may stand in.
 */
export function judgeCell(category: Category, quarter: Quarter, coverage: Coverage, policy: RatePolicy): CellVerdict {
  const { reached, ...judged } = byNumbers(policy.theta[category], quarter, policy);
  const why = fault(isCovered(category, coverage, policy), judged.by, reached);
  return { ...judged, passed: why === null, why };
}

function byNumbers(theta: number, quarter: Quarter, policy: RatePolicy): ByNumbers {
  const month = quarter[2];
  if (month.n >= policy.minimum) return { n: month.n, e: month.e, by: 'MONTH', reached: month.e * 1000 >= theta * month.n };
  const n = sum(quarter, 'n');
  const e = sum(quarter, 'e');
  if (n >= policy.minimum) return { n, e, by: 'QUARTER', reached: e * 1000 >= theta * n };
  const probes = sum(quarter, 'probes');
  const answered = probes >= policy.probes && sum(quarter, 'probesEffective') === probes;
  return { n, e, by: answered ? 'PROBE' : 'SHORT', reached: answered };
}

function fault(covered: boolean, by: JudgedBy, reached: boolean): CellFault | null {
  if (!covered) return 'UNCOVERED';
  if (by === 'SHORT') return 'SHORT_SAMPLE';
  return reached ? null : 'BELOW_THRESHOLD';
}

function sum(quarter: Quarter, field: 'n' | 'e' | 'probes' | 'probesEffective'): number {
  return quarter[0][field] + quarter[1][field] + quarter[2][field];
}
