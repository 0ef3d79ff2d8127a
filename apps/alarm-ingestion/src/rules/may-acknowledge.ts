import type { AlarmState } from '#contracts/alarm.js';
import { isOpen, stateAfter } from './alarm-lifecycle.js';

interface Facts {
  state: AlarmState;
  /** It waits for a human: new, raised again, or handed over and not accepted. */
  waiting: boolean;
  holderId: string | null;
}

export type Acknowledgement =
  | { ok: true; state: AlarmState; again: boolean }
  /** held: somebody else has it. closed: it is over. */
  | { ok: false; why: 'alarm-held' | 'alarm-closed' };

/** The first human who acknowledges has the alarm; the same human may ask twice and changes nothing. While it waits again whoever is there takes it. */
export function mayAcknowledge({ state, waiting, holderId }: Facts, accountId: string): Acknowledgement {
  if (!isOpen(state)) return { ok: false, why: 'alarm-closed' };
  if (waiting) return { ok: true, state: stateAfter(state, 'acknowledge') ?? state, again: false };
  return holderId === accountId ? { ok: true, state, again: true } : { ok: false, why: 'alarm-held' };
}
