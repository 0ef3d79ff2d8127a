import type { AlarmLevel } from '#contracts/alarm.js';
import type { AlarmRow } from '../../api/types.js';

const WORTH: Record<AlarmLevel, number> = { P1: 0, P2: 1, P3: 2, T: 3 };

export type Lane = 'waiting' | 'working' | 'technical';
export const LANES: readonly Lane[] = ['waiting', 'working', 'technical'];

type Urgent = Pick<AlarmRow, 'level' | 'state' | 'raisedAt'>;

/** Nobody has taken it. */
export const isWaiting = (alarm: Pick<AlarmRow, 'state'>): boolean => alarm.state === 'RAISED';

/** A life that nobody answers for is seen under every filter. */
export const defiesFilters = (alarm: Pick<AlarmRow, 'level' | 'state'>): boolean => alarm.level === 'P1' && isWaiting(alarm);

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
