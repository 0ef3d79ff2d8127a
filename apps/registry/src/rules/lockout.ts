/** Failures in a row that lock a name, and for how long; a failure is forgotten after the same time. Our own defaults. */
export const LOCK_AFTER_FAILURES = 5;
export const LOCK_SECONDS = 15 * 60;

export interface SignInAttempts {
  failures: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

export type AttemptVerdict = { ok: true; attempts: SignInAttempts } | { ok: false; why: 'locked'; lockedUntil: Date };

/**
 * Whether a name may try a password now. An attempt is counted before its password is looked at, so that many tried
 * at once can't slip through together; success clears the count. An attempt while locked does not lengthen the lock.
 */
export function countAttempt(before: SignInAttempts | null, now: Date): AttemptVerdict {
  if (before?.lockedUntil && before.lockedUntil > now) return { ok: false, why: 'locked', lockedUntil: before.lockedUntil };
  const forgotten = !before || before.lockedUntil !== null || now.getTime() - before.lastAt.getTime() >= LOCK_SECONDS * 1000;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const lockedUntil = failures >= LOCK_AFTER_FAILURES ? new Date(now.getTime() + LOCK_SECONDS * 1000) : null;
  return { ok: true, attempts: { failures, lastAt: now, lockedUntil } };
}
