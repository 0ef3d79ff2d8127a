import { CATEGORIES, type Category } from '#contracts/order.js';
import type { CellFault, CellVerdict } from './cell.js';

export interface StreetVerdict {
  effective: boolean;
  /** `MEAL:SHORT_SAMPLE` for each cell that failed, in the order of the categories. */
  why: `${Category}:${CellFault}`[];
}

/** A street answers effectively iff all four of its cells pass. */
export function judgeStreet(cells: Readonly<Record<Category, Pick<CellVerdict, 'why'>>>): StreetVerdict {
  const why = CATEGORIES.flatMap((category) => {
    const fault = cells[category].why;
    return fault === null ? [] : [`${category}:${fault}` as const];
  });
  return { effective: why.length === 0, why };
}
