import type { Category } from '#contracts/order.js';
import type { VisitState } from '#contracts/visit.js';

/** How late a start may be, seconds after it is due: `target` colours, `hard` decides the rate. */
export interface StartLimit {
  targetSeconds: number;
  hardSeconds: number;
}

export type StartMood = 'ahead' | 'soon' | 'due' | 'late' | 'started';

export interface StartClock {
  mood: StartMood;
  /** Whole minutes to the due instant, negative once it has passed. */
  minutes: number;
  /** 0..1 along a bar that ends at the hard limit; null when there is nothing to run against. */
  filled: number | null;
}

/** A bar begins to fill this long before the due instant. */
const LEAD_MINUTES = 60;
const SOON_MINUTES = 15;

/** Where a visit stands against the start that was promised. */
export function startClock(
  visit: { state: VisitState; category: Category; dueAt: string; startedAt: string | null },
  limit: StartLimit,
  now: Date,
): StartClock {
  const due = Date.parse(visit.dueAt);
  const at = visit.startedAt ? Date.parse(visit.startedAt) : now.getTime();
  const minutes = Math.round((due - at) / 60_000);
  if (visit.startedAt || visit.state === 'FINISHED' || visit.state === 'CLOSED') return { mood: 'started', minutes, filled: null };
  const begin = due - LEAD_MINUTES * 60_000;
  const end = due + Math.max(60, limit.hardSeconds) * 1000;
  const filled = Math.min(1, Math.max(0, (at - begin) / (end - begin)));
  if (at > due + limit.hardSeconds * 1000) return { mood: 'late', minutes, filled: 1 };
  if (at > due) return { mood: 'due', minutes, filled };
  return { mood: minutes <= SOON_MINUTES ? 'soon' : 'ahead', minutes, filled };
}
