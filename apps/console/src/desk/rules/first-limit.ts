import type { RunningLimit } from '../../api/types.js';

/** Of the limits that run for an alarm the one that ends first: its clock stands in the row. Null: nothing has to happen by a time. */
export function firstLimit(limits: readonly RunningLimit[]): RunningLimit | null {
  return limits.toSorted((a, b) => a.hardAt.localeCompare(b.hardAt))[0] ?? null;
}
