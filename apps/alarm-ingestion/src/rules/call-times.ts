/** Own default: how far a desk's clock may run ahead of the server's. */
export const CLOCK_AHEAD_SECONDS = 60;
/** Own default: nobody writes down a call of yesterday. */
export const CALL_AGE_SECONDS = 12 * 3600;

export type CallTimes = { ok: true; startedAt: Date | null; endedAt: Date | null; seconds: number | null } | { ok: false; why: 'bad-call-times' };

/** The instants of a call as the desk tells them. The attempt itself counts from when it is written down: nobody calls back in time. */
export function callTimes(startedAt: string | undefined, endedAt: string | undefined, now: Date): CallTimes {
  const [started, ended] = [startedAt, endedAt].map((at) => (at === undefined ? null : new Date(at)));
  if (!started) return ended ? { ok: false, why: 'bad-call-times' } : { ok: true, startedAt: null, endedAt: null, seconds: null };
  const latest = now.getTime() + CLOCK_AHEAD_SECONDS * 1000;
  const told = ended ?? started;
  if (told < started || told.getTime() > latest || now.getTime() - started.getTime() > CALL_AGE_SECONDS * 1000) return { ok: false, why: 'bad-call-times' };
  return { ok: true, startedAt: started, endedAt: ended!, seconds: ended ? Math.round((ended.getTime() - started.getTime()) / 1000) : null };
}
