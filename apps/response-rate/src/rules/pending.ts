import type { Demand, Instant } from './demand.js';

/**
 * An open demand waits until its own month freezes; from that instant on it is judged as it stands.
 * `asOf` decides only this: what happened after it is not hidden.
 */
export function isPending(demand: Pick<Demand, 'closedAt'>, asOf: Instant, freezeAt: Instant): boolean {
  return demand.closedAt === null && asOf < freezeAt;
}
