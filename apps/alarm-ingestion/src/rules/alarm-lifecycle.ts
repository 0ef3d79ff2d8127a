import type { AlarmState } from '#contracts/alarm.js';

/** What can happen to an alarm. */
export const ALARM_ACTS = ['acknowledge', 'contact', 'hand-over', 'send', 'arrive', 'finish', 'close', 'merge', 'reopen', 'come-back'] as const;
export type AlarmAct = (typeof ALARM_ACTS)[number];

/** Where an alarm begins: somebody must answer, or the rules recorded why nobody has to. */
export const FIRST_STATES: readonly AlarmState[] = ['RAISED', 'SUPPRESSED'];

/**
 * The alarm's life as allowed moves. RAISED -> ACKED -> VERIFYING -> [DISPATCHED -> ON_SITE] -> RESOLVED -> CLOSED.
 * Nobody touches an alarm before a named human has acknowledged it. A sensor that clears moves nothing; one whose fire is
 * still there brings back what was over. An alarm that waits for a human again (see `waitingSince`) keeps its state.
 */
export const MOVES: Readonly<Record<AlarmState, Partial<Record<AlarmAct, AlarmState>>>> = {
  RAISED: { acknowledge: 'ACKED' },
  ACKED: { contact: 'VERIFYING', 'hand-over': 'ACKED', send: 'DISPATCHED', close: 'CLOSED', merge: 'MERGED' },
  VERIFYING: { contact: 'VERIFYING', 'hand-over': 'VERIFYING', send: 'DISPATCHED', close: 'CLOSED', merge: 'MERGED' },
  DISPATCHED: { contact: 'DISPATCHED', 'hand-over': 'DISPATCHED', send: 'DISPATCHED', arrive: 'ON_SITE', close: 'CLOSED', merge: 'MERGED' },
  ON_SITE: { contact: 'ON_SITE', 'hand-over': 'ON_SITE', send: 'DISPATCHED', finish: 'RESOLVED', close: 'CLOSED', merge: 'MERGED' },
  RESOLVED: { contact: 'RESOLVED', 'hand-over': 'RESOLVED', send: 'DISPATCHED', close: 'CLOSED', merge: 'MERGED', 'come-back': 'REOPENED' },
  REOPENED: { contact: 'VERIFYING', 'hand-over': 'REOPENED', send: 'DISPATCHED', close: 'CLOSED', merge: 'MERGED' },
  CLOSED: { reopen: 'REOPENED', 'come-back': 'REOPENED' },
  MERGED: { reopen: 'REOPENED', 'come-back': 'REOPENED' },
  SUPPRESSED: {},
};

/** The state after the act, or null when the act is not allowed there. */
export function stateAfter(state: AlarmState, act: AlarmAct): AlarmState | null {
  return MOVES[state][act] ?? null;
}

/** Whether somebody still has something to do with it. */
export function isOpen(state: AlarmState): boolean {
  return state !== 'CLOSED' && state !== 'MERGED' && state !== 'SUPPRESSED';
}
