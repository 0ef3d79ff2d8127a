import type { Category } from '#contracts/order.js';
import type { Instant } from './demand.js';
import { DAY_MS, daysIn, startOf, type Month } from './month.js';
import type { RatePolicy } from './policy.js';

/** Who could have answered in a street. */
export interface Coverage {
  /** Days of the month, in permille, with an active station or provider, by category; absent is none. */
  coveredPermille: Partial<Record<Category, number>>;
  /** Remote care is staffed around the clock. */
  rota24h: boolean;
}

/** A category without enough covered days, and remote care without a 24 h rota, cannot pass. */
export function isCovered(category: Category, coverage: Coverage, policy: RatePolicy): boolean {
  if ((coverage.coveredPermille[category] ?? 0) < policy.coverage) return false;
  return category !== 'REMOTE' || coverage.rota24h;
}

/** Half-open; `until` null: still active. */
export interface ActiveSpan {
  from: Instant;
  until: Instant | null;
}

/** Permille (rounded down) of the month's Shanghai days on which some span is active at noon. */
export function coveredPermille(spans: readonly ActiveSpan[], month: Month): number {
  const days = daysIn(month);
  const firstNoon = startOf(month) + DAY_MS / 2;
  let covered = 0;
  for (let day = 0; day < days; day += 1) {
    const noon = firstNoon + day * DAY_MS;
    if (spans.some((span) => span.from <= noon && (span.until === null || noon < span.until))) covered += 1;
  }
  return Math.floor((covered * 1000) / days);
}
