import { CATEGORIES, type Category } from '#contracts/order.js';
import { judgeCell, type CellVerdict } from './cell.js';
import type { Demand, Instant } from './demand.js';
import { effectiveAnswer } from './effective-answer.js';
import { endOf, freezeOf, quarterOf, startOf, type Month } from './month.js';
import type { RatePolicy } from './policy.js';
import type { StreetLine } from './read-line.js';
import { judgeRate, type RateVerdict } from './rate.js';
import { judgeStreet, type StreetVerdict } from './street.js';
import { count, emptyTally, type Tally } from './tally.js';

type Quarter = [Tally, Tally, Tally];
type Cells = Record<Category, Quarter>;

export interface JudgedCell extends CellVerdict {
  category: Category;
  /** The month itself, whatever it was judged by. */
  month: Tally;
}

export interface JudgedStreet extends StreetVerdict {
  code: string;
  cells: JudgedCell[];
}

/** The spans of the three months, computed once: most demands are told apart by two comparisons. */
const spansOf = (month: Month) => quarterOf(month).map((m) => ({ from: startOf(m), until: endOf(m), freezeAt: freezeOf(m) }));

/**
 * The book of one month: demands go in one by one in any order, before or after their streets, and only counts stay.
 * So its size depends on the number of streets, never on the number of demands.
 */
export class MonthBook {
  private readonly spans;
  private readonly asOf: Instant;
  private readonly counts = new Map<string, Cells>();
  private readonly streets = new Map<string, StreetLine>();

  /** `asOf` null: the freeze of the month. */
  constructor(month: Month, asOf: Instant | null) {
    this.spans = spansOf(month);
    this.asOf = asOf ?? freezeOf(month);
  }

  /** False when the street is listed already. */
  list(street: StreetLine): boolean {
    if (this.streets.has(street.code)) return false;
    this.streets.set(street.code, street);
    return true;
  }

  add(demand: Demand, policy: RatePolicy): void {
    if (demand.street === null) return;
    const slot = this.spans.findIndex((span) => demand.createdAt >= span.from && demand.createdAt < span.until);
    const span = this.spans[slot];
    if (!span) return;
    const tally = this.cellsOf(demand.street)[demand.category][slot];
    if (tally) count(tally, demand.probe, effectiveAnswer(demand, policy, this.asOf, span.freezeAt));
  }

  /** Every listed street by code, with its four cells. */
  *judge(policy: RatePolicy): Generator<JudgedStreet> {
    const streets = [...this.streets.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
    for (const street of streets) yield judgeOne(street, this.counts.get(street.code) ?? emptyCells(), policy);
  }

  rate(judged: Iterable<JudgedStreet>, targetPermille: number): RateVerdict {
    const known = [...judged].map(({ code, effective }) => ({
      central: this.streets.get(code)?.central ?? false,
      effective,
    }));
    return judgeRate(known, targetPermille);
  }

  private cellsOf(code: string): Cells {
    let cells = this.counts.get(code);
    if (!cells) this.counts.set(code, (cells = emptyCells()));
    return cells;
  }
}

function emptyCells(): Cells {
  const quarter = (): Quarter => [emptyTally(), emptyTally(), emptyTally()];
  return { MEAL: quarter(), CLEAN: quarter(), MEDICAL: quarter(), REMOTE: quarter() };
}

function judgeOne(street: StreetLine, counts: Cells, policy: RatePolicy): JudgedStreet {
  const cellOf = (category: Category): JudgedCell => ({
    category,
    month: counts[category][2],
    ...judgeCell(category, counts[category], street, policy),
  });
  const cells = CATEGORIES.map(cellOf);
  const byCategory = Object.fromEntries(cells.map((cell) => [cell.category, cell])) as Record<Category, JudgedCell>;
  return { code: street.code, cells, ...judgeStreet(byCategory) };
}
