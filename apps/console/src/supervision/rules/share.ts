import type { AlarmLevel } from '#contracts/alarm.js';

/** TSA: 97.5 % of calls taken within 60 s, 99 % within 180 s. Permille. */
export const TARGETS_PERMILLE = { within60: 975, within180: 990 } as const;
export type Timed = keyof typeof TARGETS_PERMILLE;

/** The targets are for calls for life or of probable harm: what is only a concern has ten minutes. */
export const hasTarget = (level: AlarmLevel): boolean => level === 'P1' || level === 'P2';

export type Standing = 'met' | 'missed' | 'none';

/** How a count stands beside its target; none: nothing was counted, or nothing is asked. */
export function standingOf(level: AlarmLevel, name: Timed, count: number, raised: number): Standing {
  if (raised === 0 || !hasTarget(level)) return 'none';
  return count * 1000 >= TARGETS_PERMILLE[name] * raised ? 'met' : 'missed';
}

/** 97.4 from 974 of 1000, cut and not rounded: 97.49 % is not 97.5 %. Null: nothing was counted. */
export function percentOfCount(count: number, raised: number): string | null {
  if (raised === 0) return null;
  return (Math.floor((count * 1000) / raised) / 10).toFixed(1);
}
