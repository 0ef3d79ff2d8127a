import { CATEGORIES, type Category } from '#contracts/order.js';
import { judgeCell, type CellVerdict } from './cell.js';
import type { Coverage } from './coverage.js';
import { quarterOf, type Month } from './month.js';
import type { RatePolicy } from './policy.js';
import { judgeStreet, type StreetVerdict } from './street.js';
import { emptyTally, type Tally } from './tally.js';

export interface CountedCell {
  month: Month;
  street: string;
  category: Category;
  tally: Tally;
}

export interface JudgedMonth {
  cells: ({ street: string; category: Category } & CellVerdict)[];
  streets: ({ street: string } & StreetVerdict)[];
}

/**
 * Judges streets of a month from the counts of the three months that end with it. Months and cells without counts are
 * taken as empty.
 */
export function judgeMonth(
  month: Month,
  streets: readonly ({ street: string } & Coverage)[],
  counted: readonly CountedCell[],
  policy: RatePolicy,
): JudgedMonth {
  const tallies = new Map(counted.map((cell) => [[cell.month, cell.street, cell.category].join(' '), cell.tally]));
  const judged: JudgedMonth = { cells: [], streets: [] };
  for (const street of streets) {
    const verdictOf = (category: Category): CellVerdict => {
      const [first, second, third] = quarterOf(month).map((m) => tallies.get([m, street.street, category].join(' ')) ?? emptyTally());
      return judgeCell(category, [first!, second!, third!], street, policy);
    };
    const verdicts = Object.fromEntries(CATEGORIES.map((category) => [category, verdictOf(category)])) as Record<Category, CellVerdict>;
    for (const category of CATEGORIES) judged.cells.push({ street: street.street, category, ...verdicts[category] });
    judged.streets.push({ street: street.street, ...judgeStreet(verdicts) });
  }
  return judged;
}
