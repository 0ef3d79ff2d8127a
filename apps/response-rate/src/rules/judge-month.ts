import { CATEGORIES, type Category } from '#contracts/order.js';
import { judgeCell, type CellVerdict } from './cell.js';
import type { Coverage } from './coverage.js';
import { quarterOf, type Month } from './month.js';
import type { RatePolicy } from './policy.js';
import { judgeStreet, type StreetVerdict } from './street.js';
import { emptyTally, type Tally } from './tally.js';

/** One street, category and month. */
export interface CellKey {
  month: Month;
  street: string;
  category: Category;
}

export interface JudgedMonth {
  cells: (CellKey & CellVerdict)[];
  /** In the order in which the streets came in. */
  streets: ({ street: string } & StreetVerdict)[];
}

/** The same key as a text, for maps. */
export const cellName = ({ month, street, category }: CellKey): string => `${month} ${street} ${category}`;

/**
 * Judges streets of a month. `tallies` holds, by `cellName`, what the three months that end with it came to; what it
 * does not hold is taken as empty.
 */
export function judgeMonth(
  month: Month,
  streets: readonly ({ street: string } & Coverage)[],
  tallies: ReadonlyMap<string, { tally: Tally }>,
  policy: RatePolicy,
): JudgedMonth {
  const judged: JudgedMonth = { cells: [], streets: [] };
  const tallyOf = (key: CellKey): Tally => tallies.get(cellName(key))?.tally ?? emptyTally();
  const [first, second] = quarterOf(month);
  for (const coverage of streets) {
    const { street } = coverage;
    const verdictOf = (category: Category): CellVerdict => {
      const quarter = [first, second, month].map((m) => tallyOf({ month: m, street, category })) as [Tally, Tally, Tally];
      return judgeCell(category, quarter, coverage, policy);
    };
    const verdicts = Object.fromEntries(CATEGORIES.map((category) => [category, verdictOf(category)])) as Record<Category, CellVerdict>;
    for (const category of CATEGORIES) judged.cells.push({ month, street, category, ...verdicts[category] });
    judged.streets.push({ street, ...judgeStreet(verdicts) });
  }
  return judged;
}
