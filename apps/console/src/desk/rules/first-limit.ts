/** Of the limits that run for an alarm the one that ends first: its clock stands in the row. Null: nothing has to happen by a time. */
export function firstLimit<T extends { hardAt: string }>(limits: readonly T[]): T | null {
  return limits.toSorted((a, b) => a.hardAt.localeCompare(b.hardAt))[0] ?? null;
}
