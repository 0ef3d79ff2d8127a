import type { EventName, Flow } from '#contracts/flow.js';

interface Past<N extends EventName> {
  name: N;
  subject: string;
  /** Epoch ms. */
  at: number;
  orgPath: string;
  elderId: string;
  payload: Flow[N];
}

/** One event of the invented past, as the log will hold it. */
export type PastEvent = { [N in EventName]: Past<N> }[EventName];

/** An elder as the register's view shows one. */
export interface PastElder {
  id: string;
  streetCode: string;
  orgPath: string;
}

/** How likely each thing goes wrong in a street and category, in permille of its demands. */
export interface Habit {
  lateAcknowledge: number;
  lateTake: number;
  lateArrival: number;
  shortService: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Asia/Shanghai has been UTC+8 without summer time since 1991. */
export const SHANGHAI = 8 * HOUR;
export const iso = (at: number): string => new Date(at).toISOString();
