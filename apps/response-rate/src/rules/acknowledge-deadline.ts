import type { Demand, Instant } from './demand.js';
import { DAY_MS, SHANGHAI_MS } from './month.js';
import type { LimitName, RatePolicy } from './policy.js';

const ALARM_LIMIT = { P1: 'acknowledgeP1', P2: 'acknowledgeP2', P3: 'acknowledgeP3', T: 'acknowledgeT' } as const satisfies Record<
  string,
  LimitName
>;

/**
 * The last instant at which a human's acknowledgement counts.
 * An alarm runs around the clock; an order runs from its creation while intake is open, else from the next opening.
 * Source: rate rule, "Acknowledge deadline".
 */
export function acknowledgeDeadline(demand: Pick<Demand, 'kind' | 'level' | 'createdAt'>, policy: RatePolicy): Instant {
  const { limits } = policy;
  if (demand.kind === 'alarm' && demand.level !== null) return demand.createdAt + limits[ALARM_LIMIT[demand.level]] * 1000;
  return intakeStart(demand.createdAt, limits.intakeOpens * 1000, limits.intakeCloses * 1000) + limits.acknowledgeOrder * 1000;
}

/** `createdAt` while intake is open in Shanghai, [opens, closes); else the next opening. */
function intakeStart(createdAt: Instant, opensMs: number, closesMs: number): Instant {
  const local = createdAt + SHANGHAI_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const timeOfDay = local - midnight;
  if (timeOfDay >= opensMs && timeOfDay < closesMs) return createdAt;
  const day = timeOfDay < opensMs ? midnight : midnight + DAY_MS;
  return day + opensMs - SHANGHAI_MS;
}
