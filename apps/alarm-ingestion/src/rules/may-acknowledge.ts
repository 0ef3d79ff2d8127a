import type { AlarmState } from '#contracts/alarm.js';
import { isOpen, stateAfter } from './alarm-lifecycle.js';

interface Holder {
  accountId: string;
}

export type Acknowledgement =
  | { ok: true; state: AlarmState; again: boolean }
  /** held: somebody else has it. closed: it is over. */
  | { ok: false; why: 'alarm-held' | 'alarm-closed' };

/** The first human who acknowledges has the alarm; the same human may ask twice and changes nothing. */
export function mayAcknowledge(state: AlarmState, holder: Holder | null, accountId: string): Acknowledgement {
  const next = stateAfter(state, 'acknowledge');
  if (next) return { ok: true, state: next, again: false };
  if (!isOpen(state)) return { ok: false, why: 'alarm-closed' };
  return holder?.accountId === accountId ? { ok: true, state, again: true } : { ok: false, why: 'alarm-held' };
}
