import type { CellVerdict } from '../rules/cell.js';
import type { StreetVerdict } from '../rules/street.js';
import type { CellRow, StreetRow } from './cell.store.js';

/** The row to write: `counted` with its verdict, when either differs from what stands; else none. */
export function judgedCell(standing: CellRow | undefined, counted: CellRow | undefined, { n, e, by, passed, why }: CellVerdict): CellRow[] {
  if (!standing || !counted) return [];
  const same = standing.n === n && standing.e === e && standing.by === by && standing.passed === passed && standing.why === why;
  return same && counted === standing ? [] : [{ ...counted, n, e, by, passed, why }];
}

/** Others are told of another figure and of another count; a mere change of how it was judged is silent. */
export function isHeard(standing: CellRow | undefined, now: CellRow): boolean {
  if (!standing || standing.tally !== now.tally) return true;
  return standing.n !== now.n || standing.e !== now.e || standing.passed !== now.passed;
}

/** The street rows to write; `verdicts` are in the order of the rows. */
export function changedStreets(standing: readonly StreetRow[], verdicts: readonly StreetVerdict[]): StreetRow[] {
  return standing.flatMap((row, i) => {
    const { effective, why } = verdicts[i]!;
    const same = row.effective === effective && row.why.join() === why.join();
    return same ? [] : [{ ...row, effective, why }];
  });
}
