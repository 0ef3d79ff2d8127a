import type { AlarmState } from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';
import { isOpen } from './alarm-lifecycle.js';

/** They answer for the desk, so they may step in where another person is at work. */
const STEPS_IN: readonly Role[] = ['supervisor', 'district-officer'];

interface Facts {
  state: AlarmState;
  waiting: boolean;
  holderId: string | null;
}

export type Touch =
  | { ok: true }
  /** not-acknowledged: nobody has it yet. alarm-held: another person is at work. */
  | { ok: false; why: 'not-acknowledged' | 'alarm-held' | 'alarm-closed' };

/**
 * Two people never work on one alarm unknowingly: only who has it acts on it, or who answers for the desk. When it waits
 * again, its holder's next act says that somebody is at work; anybody else takes it first.
 */
export function mayTouch({ state, waiting, holderId }: Facts, me: { accountId: string; role: Role }): Touch {
  if (!isOpen(state)) return { ok: false, why: 'alarm-closed' };
  if (state === 'RAISED' || (waiting && holderId !== me.accountId)) return { ok: false, why: 'not-acknowledged' };
  return holderId === me.accountId || STEPS_IN.includes(me.role) ? { ok: true } : { ok: false, why: 'alarm-held' };
}
