import type { AlarmLevel, AlarmState } from '#contracts/alarm.js';

const WORTH: Record<AlarmLevel, number> = { P1: 0, P2: 1, P3: 2, T: 3 };

export type Lane = 'waiting' | 'working' | 'technical';
export const LANES: readonly Lane[] = ['waiting', 'working', 'technical'];

interface Urgent {
  level: AlarmLevel;
  state: AlarmState;
  /** ISO 8601 UTC. */
  raisedAt: string;
}

/** Nobody has taken it. */
export const isWaiting = (alarm: Pick<Urgent, 'state'>): boolean => alarm.state === 'RAISED';

/** A life that nobody answers for is seen under every filter. */
export const defiesFilters = (alarm: Pick<Urgent, 'level' | 'state'>): boolean => alarm.level === 'P1' && isWaiting(alarm);

/** Technical alarms stand apart: an offline sensor never covers a person who waits. */
export function laneOf(alarm: Urgent): Lane {
  if (alarm.level === 'T') return 'technical';
  return isWaiting(alarm) ? 'waiting' : 'working';
}

/** Waiting ones first, then those in work, technical last; inside a lane by level, then the oldest first. */
export function byUrgency(a: Urgent, b: Urgent): number {
  return (
    LANES.indexOf(laneOf(a)) - LANES.indexOf(laneOf(b)) ||
    Number(isWaiting(b)) - Number(isWaiting(a)) ||
    WORTH[a.level] - WORTH[b.level] ||
    a.raisedAt.localeCompare(b.raisedAt)
  );
}
