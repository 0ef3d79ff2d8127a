/** At most four choices a page: four when all fit, else three and a way to the others. */
const MOST = 4;

/**
 * One page of a list of choices.
 * @param page counts from 0; beyond the last page it begins anew
 */
export function orderChoices<T>(all: readonly T[], page: number): { shown: T[]; more: boolean } {
  if (all.length <= MOST) return { shown: [...all], more: false };
  const pages = Math.ceil(all.length / (MOST - 1));
  const from = (page % pages) * (MOST - 1);
  return { shown: all.slice(from, from + MOST - 1), more: true };
}
