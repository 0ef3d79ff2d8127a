import type { ContactResult } from '#contracts/alarm.js';
import type { CareCallState } from '#contracts/care.js';
import { atMinute, minuteOfDay } from '../../rules/shanghai-time.js';

/** Our own defaults: nobody is rung out of bed. Minutes of Shanghai's day; the last one is no longer inside. */
export const CALLING_FROM_MINUTE = 8 * 60;
export const CALLING_TO_MINUTE = 20 * 60;
/** A missed care call is three attempts in two hours (DOMAIN 4, own): 30 and then 60 minutes apart. */
export const CALL_ATTEMPTS = 3;
export const CALL_WITHIN_MINUTES = 120;
const PAUSE_MINUTES = [30, 60] as const;
/** Our own default: who opened a call has it this long; then somebody else may. */
export const CALL_HOLD_MINUTES = 10;

/** The elder was spoken to. */
export const REACHED: readonly ContactResult[] = ['ANSWERED', 'REFUSED'];

export interface CallFacts {
  state: CareCallState;
  /** The plan's window on its day. */
  fromAt: Date;
  toAt: Date;
  attempts: number;
  firstAttemptAt: Date | null;
  /** When the next attempt is due, after an unanswered one. */
  nextAt: Date | null;
  /** The desk was told that nobody has called in the window. */
  late: boolean;
  /** The attempt for which the desk was last reminded. */
  reminded: number;
}

/**
 * What follows from an attempt, the `attempts`-th of this call?
 * DONE: spoken to. DUE: again at `nextAt`. MISSED: the last one, or no other fits before the calling hours end.
 */
export function afterAttempt(result: ContactResult, attempts: number, at: Date): { state: 'DONE' | 'MISSED' } | { state: 'DUE'; nextAt: Date } {
  if (REACHED.includes(result)) return { state: 'DONE' };
  const pause = PAUSE_MINUTES[attempts - 1];
  if (attempts >= CALL_ATTEMPTS || pause === undefined) return { state: 'MISSED' };
  const nextAt = new Date(at.getTime() + pause * 60_000);
  return nextAt >= atMinute(at, CALLING_TO_MINUTE) ? { state: 'MISSED' } : { state: 'DUE', nextAt };
}

/**
 * May somebody ring now? Why not: CALL_OVER, OUTSIDE_CALL_HOURS (08:00 to 20:00), TOO_EARLY (before `nextAt`:
 * three attempts within a minute say nothing).
 */
export function mayAttempt(call: Pick<CallFacts, 'state' | 'nextAt'>, now: Date): { ok: true } | { ok: false; why: 'CALL_OVER' | 'OUTSIDE_CALL_HOURS' | 'TOO_EARLY' } {
  if (call.state !== 'DUE') return { ok: false, why: 'CALL_OVER' };
  const minute = minuteOfDay(now);
  if (minute < CALLING_FROM_MINUTE || minute >= CALLING_TO_MINUTE) return { ok: false, why: 'OUTSIDE_CALL_HOURS' };
  return call.nextAt && now < call.nextAt ? { ok: false, why: 'TOO_EARLY' } : { ok: true };
}

export interface CallStep {
  step: 'LATE' | 'LAPSE' | 'AGAIN' | 'MISS';
  at: Date;
}

/**
 * What will time do to a call that nobody touches? Null: nothing, it is over.
 * LATE: nobody has called in the window. LAPSE: nor before the evening. AGAIN: the next attempt is due.
 * MISS: two hours after the first unanswered attempt, however many were made: an elder's silence is never forgotten.
 */
export function nextCallStep(call: CallFacts): CallStep | null {
  if (call.state !== 'DUE') return null;
  if (!call.firstAttemptAt) return call.late ? { step: 'LAPSE', at: atMinute(call.fromAt, CALLING_TO_MINUTE) } : { step: 'LATE', at: call.toAt };
  if (call.nextAt && call.reminded < call.attempts) return { step: 'AGAIN', at: call.nextAt };
  return { step: 'MISS', at: new Date(call.firstAttemptAt.getTime() + CALL_WITHIN_MINUTES * 60_000) };
}
