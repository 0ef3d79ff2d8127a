import type { AlarmLevel, Ring } from '#contracts/alarm.js';

const WORTH: Record<AlarmLevel, number> = { P1: 0, P2: 1, P3: 2, T: 3 };
const RING_WORTH: Record<Ring, number> = { L1: 0, L2: 1, L3: 2 };
const SILENT_WORTH = 3;

export type Lane = 'waiting' | 'working';
export const LANES: readonly Lane[] = ['waiting', 'working'];

export interface Urgent {
  id: string;
  incidentId: string;
  level: AlarmLevel;
  /** ISO 8601 UTC; null while somebody has it. */
  waitingSince: string | null;
  ring: Ring | null;
  /** ISO 8601 UTC. */
  raisedAt: string;
}

/** Nobody has taken it, or it came back, or who was given it has not accepted. */
export const isWaiting = (alarm: Pick<Urgent, 'waitingSince'>): boolean => alarm.waitingSince !== null;

/** A life that nobody answers for. */
const isUnansweredLife = (alarm: Pick<Urgent, 'level' | 'waitingSince'>): boolean => alarm.level === 'P1' && isWaiting(alarm);

/** On a bad night the most urgent ones are enough: the filter keeps its use, and the tab counts the rest. */
const SEEN_ANYHOW = 3;

/** What a filter lets through, and whatever it says the most urgent of the lives that nobody answers for. `rows` are in order of urgency. */
export function seenUnder<T extends Urgent>(rows: readonly T[], passes: (row: T) => boolean): T[] {
  const anyhow = new Set(rows.filter((row) => isUnansweredLife(row) && !passes(row)).slice(0, SEEN_ANYHOW));
  return rows.filter((row) => passes(row) || anyhow.has(row));
}

/** Waiting ones first: by how they ring (an alarm that climbed rings louder), then by level, then the oldest. */
export function byUrgency(a: Urgent, b: Urgent): number {
  return (
    Number(isWaiting(b)) - Number(isWaiting(a)) ||
    ringWorth(a) - ringWorth(b) ||
    WORTH[a.level] - WORTH[b.level] ||
    a.raisedAt.localeCompare(b.raisedAt) ||
    a.id.localeCompare(b.id)
  );
}

const ringWorth = ({ ring }: Urgent): number => (ring ? RING_WORTH[ring] : SILENT_WORTH);

export interface Placed<T> {
  row: T;
  lane: Lane;
  /** Stands under an alarm of the same incident. */
  joined: boolean;
}

/** The queue as it is read: alarms of one incident stand together, under the most urgent of them and in its lane. */
export function placeRows<T extends Urgent>(rows: readonly T[]): Placed<T>[] {
  const incidents = new Map<string, T[]>();
  for (const row of rows.toSorted(byUrgency)) incidents.set(row.incidentId, [...(incidents.get(row.incidentId) ?? []), row]);
  return [...incidents.values()].flatMap((together) =>
    together.map((row, index) => ({ row, lane: isWaiting(together[0]!) ? ('waiting' as const) : ('working' as const), joined: index > 0 })),
  );
}
