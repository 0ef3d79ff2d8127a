import { CATEGORIES, type Category } from '#contracts/order.js';
import { coveredPermille, type ActiveSpan, type Coverage } from './coverage.js';
import type { Month } from './month.js';

/** Who is active for a street and category. */
export interface Coverer extends ActiveSpan {
  street: string;
  category: Category;
  rota24h: boolean;
}

/** The month's coverage of every street that somebody is active for. One 24 h rota is enough for remote care. */
export function coverageByStreet(coverers: readonly Coverer[], month: Month): Map<string, Coverage> {
  const byStreet = Map.groupBy(coverers, ({ street }) => street);
  return new Map([...byStreet].map(([street, mine]) => [street, coverageOf(mine, month)]));
}

function coverageOf(coverers: readonly Coverer[], month: Month): Coverage {
  const permille: Coverage['coveredPermille'] = {};
  for (const category of CATEGORIES) {
    const covered = coveredPermille(coverers.filter((one) => one.category === category), month);
    if (covered > 0) permille[category] = covered;
  }
  return { coveredPermille: permille, rota24h: coverers.some(({ category, rota24h }) => category === 'REMOTE' && rota24h) };
}
