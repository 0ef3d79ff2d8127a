import type { AlarmLevel } from '#contracts/alarm.js';

/** Calls for help, and the devices' own troubles, which stand apart and make no sound: an offline sensor never covers a person who waits. */
export const TABS = ['calls', 'technical'] as const;
export type Tab = (typeof TABS)[number];

const CALL_LEVELS = ['P1', 'P2', 'P3'] as const satisfies readonly AlarmLevel[];
export const FILTERS = ['all', 'mine', ...CALL_LEVELS] as const;
export type Filter = (typeof FILTERS)[number];

interface Facts {
  level: AlarmLevel;
  holder: { accountId: string } | null;
}

/** Whether a call is among those that the filter asks for. */
export function passesFilter({ level, holder }: Facts, filter: Filter, accountId: string): boolean {
  if (filter === 'all') return true;
  return filter === 'mine' ? holder?.accountId === accountId : level === filter;
}
