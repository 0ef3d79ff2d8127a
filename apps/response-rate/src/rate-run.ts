import type { Clause } from './rules/clauses.js';
import { CLAUSES } from './rules/clauses.js';
import type { Demand, Instant } from './rules/demand.js';
import { LEFT_OUT_REASONS } from './rules/left-out.js';
import { MonthBook, type JudgedStreet } from './rules/month-book.js';
import type { Month } from './rules/month.js';
import { DEFAULT_POLICY, type RatePolicy } from './rules/policy.js';
import { readLine, type Line } from './rules/read-line.js';

/** What went wrong with a line; lines count from 1. */
export interface LineError {
  error: string;
  line: number;
}

/** One run of the `rate` command: lines in, one after the other, then the verdicts. Keeps counts and ids, no demand. */
export class RateRun {
  private readonly book: MonthBook;
  private readonly ids = new Set<string>();
  private policy: RatePolicy | null = null;
  private line = 0;
  failed = false;

  constructor(
    private readonly month: Month,
    asOf: Instant | null,
    private readonly targetPermille: number | null,
  ) {
    this.book = new MonthBook(month, asOf);
  }

  /** Null when the line was taken (or blank). */
  read(text: string): LineError | null {
    this.line += 1;
    if (text.trim() === '') return null;
    const read = readLine(text);
    const why = read.ok ? this.take(read.value) : read.why;
    if (why === null) return null;
    this.failed = true;
    return { error: why, line: this.line };
  }

  *verdicts(): Generator<object> {
    const policy = this.policy ?? DEFAULT_POLICY;
    const targetPermille = this.targetPermille ?? policy.target;
    const judged: JudgedStreet[] = [];
    for (const street of this.book.judge(policy)) {
      judged.push(street);
      yield* cellLines(street);
      yield { type: 'street', street: street.code, effective: street.effective, why: street.why };
    }
    const { num, den, met } = this.book.rate(judged, targetPermille);
    yield { type: 'rate', month: this.month, num, den, targetPermille, met };
  }

  private take(line: Line): string | null {
    switch (line.type) {
      case 'demand':
        return this.takeDemand(line.demand);
      case 'street':
        return this.book.list(line.street) ? null : 'this street is listed already';
      case 'policy':
        return this.takePolicy(line.policy);
    }
  }

  private takeDemand(demand: Demand): string | null {
    if (this.ids.has(demand.id)) return 'this id was used already';
    this.ids.add(demand.id);
    this.book.add(demand, this.policy ?? DEFAULT_POLICY);
    return null;
  }

  private takePolicy(policy: RatePolicy): string | null {
    if (this.ids.size > 0) return 'the policy comes before the first demand';
    if (this.policy !== null) return 'there is a policy already';
    this.policy = policy;
    return null;
  }
}

function* cellLines(street: JudgedStreet): Generator<object> {
  for (const { category, n, e, by, passed, why, month } of street.cells) {
    yield {
      type: 'cell',
      street: street.code,
      category,
      n,
      e,
      by,
      passed,
      why,
      monthN: month.n,
      monthE: month.e,
      failed: inOrder<Clause>(CLAUSES, month.failed),
      excluded: inOrder(LEFT_OUT_REASONS, month.excluded),
      pending: month.pending,
    };
  }
}

/** The same counts in the order of asking, so that equal runs give equal bytes. */
function inOrder<K extends string>(order: readonly K[], counts: Partial<Record<K, number>>): Partial<Record<K, number>> {
  const ordered: Partial<Record<K, number>> = {};
  for (const key of order) if (counts[key] !== undefined) ordered[key] = counts[key];
  return ordered;
}
