/** Away mode ends by itself; nobody is away for longer than this without saying so again. Our own default. */
export const AWAY_DAYS_MAX = 366;
const DAY_MS = 86_400_000;

export type AwayVerdict = { ok: true } | { ok: false; why: 'away-backwards' | 'away-over' | 'away-too-long' };

/** Whether an absence may be noted: it ends after it begins, is not over yet, and has a bounded length. */
export function mayBeAway(from: Date, until: Date, now: Date): AwayVerdict {
  if (until <= from) return { ok: false, why: 'away-backwards' };
  if (until <= now) return { ok: false, why: 'away-over' };
  if (until.getTime() - from.getTime() > AWAY_DAYS_MAX * DAY_MS) return { ok: false, why: 'away-too-long' };
  return { ok: true };
}
