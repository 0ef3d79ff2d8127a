/** One clause of a demand as the service tells it; instants ISO 8601 UTC. */
export interface ClauseFacts {
  held: boolean;
  limitAt: string | null;
  actualAt: string | null;
}

/** How an actual instant stands to its limit. Limits are inclusive: on the second is in time. */
export type ClauseClock =
  | { kind: 'in-time' | 'late'; seconds: number }
  | { kind: 'never' }
  | { kind: 'no-limit' };

export function clauseClock(clause: ClauseFacts): ClauseClock {
  if (!clause.limitAt) return { kind: 'no-limit' };
  if (!clause.actualAt) return { kind: 'never' };
  const slack = Date.parse(clause.limitAt) - Date.parse(clause.actualAt);
  const seconds = Math.abs(Math.trunc(slack / 1000));
  return { kind: slack >= 0 ? 'in-time' : 'late', seconds };
}

/**
 * Where the actual instant lies on a bar whose limit is drawn at two thirds of its length.
 * @returns 0..1, clamped, or null without the three instants
 */
export function barPosition(startAt: string | null, clause: ClauseFacts): number | null {
  if (!startAt || !clause.limitAt || !clause.actualAt) return null;
  const allowed = Date.parse(clause.limitAt) - Date.parse(startAt);
  if (allowed <= 0) return null;
  const used = Date.parse(clause.actualAt) - Date.parse(startAt);
  return Math.min(1, Math.max(0, ((used / allowed) * 2) / 3));
}
