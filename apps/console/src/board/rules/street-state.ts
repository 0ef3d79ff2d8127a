import type { Category } from '#contracts/order.js';

export type CellWhy = 'UNCOVERED' | 'SHORT_SAMPLE' | 'BELOW_THRESHOLD';

export interface JudgedCell {
  category: Category;
  n: number;
  e: number;
  passed: boolean;
  why: CellWhy | null;
}

/** How a street stands in the month. SHORT_SAMPLE: nothing but too few demands keeps it from being effective. */
export const STREET_STATES = ['EFFECTIVE', 'FAILS_ONE', 'FAILS_MORE', 'SHORT_SAMPLE'] as const;
export type StreetState = (typeof STREET_STATES)[number];

export function streetState(street: { effective: boolean; cells: readonly JudgedCell[] }): StreetState {
  if (street.effective) return 'EFFECTIVE';
  const failing = failingCells(street.cells);
  if (failing.length > 0 && failing.every((cell) => cell.why === 'SHORT_SAMPLE')) return 'SHORT_SAMPLE';
  return failing.length > 1 ? 'FAILS_MORE' : 'FAILS_ONE';
}

export function failingCells<C extends JudgedCell>(cells: readonly C[]): C[] {
  return cells.filter((cell) => !cell.passed);
}

/** One category over all streets: how much was asked and answered, and how many streets it fails. */
export interface CategorySum {
  category: Category;
  n: number;
  e: number;
  /** Under way, counted in neither. */
  pending: number;
  failingStreets: number;
  shortStreets: number;
}

/** Sums the running month itself (monthN, monthE), not the three-month figures that a small cell is judged by. */
export function sumCategory(
  streets: readonly { cells: readonly (JudgedCell & { monthN: number; monthE: number; pending: number })[] }[],
  category: Category,
): CategorySum {
  const sum: CategorySum = { category, n: 0, e: 0, pending: 0, failingStreets: 0, shortStreets: 0 };
  for (const street of streets) {
    const cell = street.cells.find((each) => each.category === category);
    if (!cell) continue;
    sum.n += cell.monthN;
    sum.e += cell.monthE;
    sum.pending += cell.pending;
    if (!cell.passed) sum.failingStreets += 1;
    if (cell.why === 'SHORT_SAMPLE') sum.shortStreets += 1;
  }
  return sum;
}
