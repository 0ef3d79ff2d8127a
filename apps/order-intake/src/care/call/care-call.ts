import type { TimerSetting } from '#platform/timers.js';
import { CALL_TIMER } from '../care.timers.js';
import { type CallFacts, nextCallStep } from '../rules/call-attempt.js';

/** One planned call of one day, as the table holds it. */
export interface CareCall extends CallFacts {
  id: string;
  planId: string;
  elderId: string;
  orgPath: string;
  streetCode: string;
  /** The Shanghai day, YYYY-MM-DD. */
  day: string;
  heldByAccountId: string | null;
  heldByName: string | null;
  heldAt: Date | null;
  overAt: Date | null;
}

/** The call's clock; null when it is over. */
export function callTimer(call: CareCall): TimerSetting | null {
  const next = nextCallStep(call);
  return next && { kind: CALL_TIMER, subject: call.id, dueAt: next.at };
}

/** Whether nobody is home when the call would be made. */
export function isAwayFor({ fromAt }: Pick<CareCall, 'fromAt'>, { awayFrom, awayUntil }: { awayFrom: Date | null; awayUntil: Date | null }, now: Date): boolean {
  const when = fromAt > now ? fromAt : now;
  return awayFrom !== null && awayUntil !== null && awayFrom <= when && awayUntil > when;
}
