import type { Category } from '#contracts/order.js';
import { permilleOf } from './share.js';
import type { JudgedCell } from './street-state.js';

export interface RankedStreet {
  code: string;
  name: string;
  districtCode: string;
  effective: boolean;
  cells: readonly JudgedCell[];
}

export type SortKey = 'rank' | 'name' | 'district' | Category;
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/**
 * Best street first: effective ones, then by categories passed, by the weakest category's share, by demand count
 * (who answered more ranks higher), at last by code so that the order never depends on the order of arrival.
 */
export function compareStreets(a: RankedStreet, b: RankedStreet): number {
  return (
    Number(b.effective) - Number(a.effective) ||
    passedOf(b) - passedOf(a) ||
    weakestOf(b) - weakestOf(a) ||
    demandsOf(b) - demandsOf(a) ||
    (a.code < b.code ? -1 : 1)
  );
}

/** Each street's rank, 1 for the best. */
export function ranksOf(streets: readonly RankedStreet[]): Map<string, number> {
  return new Map(streets.toSorted(compareStreets).map((street, i) => [street.code, i + 1]));
}

/** The rows in the order that the table's header asks for. Rows without a figure stay at the end either way. */
export function sortStreets<S extends RankedStreet>(streets: readonly S[], sorting: Sorting): S[] {
  const sign = sorting.descending ? -1 : 1;
  return streets.toSorted((a, b) => {
    if (sorting.key === 'rank') return sign * compareStreets(a, b);
    if (sorting.key === 'name') return sign * a.name.localeCompare(b.name, 'zh-CN');
    if (sorting.key === 'district') return sign * a.districtCode.localeCompare(b.districtCode) || compareStreets(a, b);
    return compareCells(cellOf(a, sorting.key), cellOf(b, sorting.key), sign) || compareStreets(a, b);
  });
}

function compareCells(a: JudgedCell | undefined, b: JudgedCell | undefined, sign: number): number {
  const shareA = a ? permilleOf(a.e, a.n) : null;
  const shareB = b ? permilleOf(b.e, b.n) : null;
  if (shareA === null || shareB === null) return Number(shareA === null) - Number(shareB === null);
  return sign * (shareA - shareB);
}

const cellOf = (street: RankedStreet, category: Category): JudgedCell | undefined =>
  street.cells.find((cell) => cell.category === category);
const passedOf = (street: RankedStreet): number => street.cells.filter((cell) => cell.passed).length;
const demandsOf = (street: RankedStreet): number => street.cells.reduce((sum, cell) => sum + cell.n, 0);
const weakestOf = (street: RankedStreet): number => Math.min(1000, ...street.cells.map((cell) => permilleOf(cell.e, cell.n) ?? 0));
