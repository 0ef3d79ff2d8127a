import type { Instant } from './demand.js';

/** The five clauses 应 接 到 果 无否决, in the order in which they are asked. */
export const CLAUSES = ['ACKNOWLEDGED', 'TAKEN', 'ARRIVED', 'RESULT', 'NO_VETO'] as const;
export type Clause = (typeof CLAUSES)[number];

/**
 * One clause put to one demand. `limitAt` is the last instant that would have held (the tightest, where several limits
 * apply) and null where no limit applies; `actualAt` is what happened and null where nothing did.
 */
export interface Finding {
  held: boolean;
  limitAt: Instant | null;
  actualAt: Instant | null;
}

/** `at` + `seconds`; null stays null, so that an unknown start can never give a limit. */
export function after(at: Instant | null, seconds: number): Instant | null {
  return at === null ? null : at + seconds * 1000;
}

/** Inclusive; a comparison with an unknown instant does not hold. */
export function isBy(at: Instant | null, limitAt: Instant | null): boolean {
  return at !== null && limitAt !== null && at <= limitAt;
}

/** The earlier of two limits; null when either is unknown. */
export function earlier(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? null : Math.min(one, other);
}
