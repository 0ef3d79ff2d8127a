import type { AnyHappened } from '#contracts/flow.js';

/** The newest stretch of the log: every event after `from`, oldest first; `to` is how far the log was read. */
export interface RecentEvents {
  from: string;
  to: string;
  events: readonly AnyHappened[];
}

export type Replay = { ok: true; events: readonly AnyHappened[] } | { ok: false; why: 'too-far-behind' | 'not-there-yet' };

/** Less than 0 when cursor `a` (`xid.id`) lies before `b`. Both parts are whole numbers wider than a double holds. */
export function compareCursors(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const difference = left[0] - right[0] || left[1] - right[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The events that came with one more reading of the log, kept to the newest `limit`. */
export function extend(recent: RecentEvents, events: readonly AnyHappened[], to: string, limit: number): RecentEvents {
  const all = [...recent.events, ...events];
  const dropped = all.length > limit ? all[all.length - limit - 1]! : null;
  return { from: dropped?.cursor ?? recent.from, to, events: all.slice(-limit) };
}

/**
 * What happened after `after`.
 * too-far-behind: the stretch does not reach back that far. not-there-yet: `after` lies ahead of what was read;
 * a console brings such a cursor from a gateway that reads faster, or from a database that was since replaced.
 */
export function replayAfter(recent: RecentEvents, after: string): Replay {
  if (compareCursors(after, recent.to) > 0) return { ok: false, why: 'not-there-yet' };
  if (compareCursors(after, recent.from) < 0) return { ok: false, why: 'too-far-behind' };
  const first = recent.events.findIndex((event) => compareCursors(event.cursor, after) > 0);
  return { ok: true, events: first < 0 ? [] : recent.events.slice(first) };
}

function partsOf(cursor: string): [bigint, bigint] {
  const [xid = '0', id = '0'] = cursor.split('.');
  return [BigInt(xid), BigInt(id)];
}
