import type { Demand } from '../rules/demand.js';
import type { Dossier } from '../rules/dossier.js';
import type { Outcome } from '../rules/effective-answer.js';
import type { Month } from '../rules/month.js';

/** A demand as it is kept: its dossier, where it belongs, and what it came to. */
export interface DemandRow {
  id: string;
  dossier: Dossier;
  orgPath: string;
  elderId: string | null;
  month: Month;
  /** Fixed at creation; 0: the defaults of the rule. */
  policyVersion: number;
  verdict: Outcome;
}

/** Whether two rows count in the same way: then no cell moves. */
export function countsLike(before: DemandRow, after: DemandRow): boolean {
  return (
    before.verdict.outcome === after.verdict.outcome && before.verdict.why === after.verdict.why && keyOf(before) === keyOf(after)
  );
}

const keyOf = ({ month, dossier: { demand } }: DemandRow): string => [month, demand.street, demand.category, demand.probe].join(' ');

/** Events always name the street; only a line of the command may leave it out. */
export const streetOf = ({ street }: Demand): string => street ?? '';
