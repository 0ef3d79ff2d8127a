/** Two tabs may send the same cookie at once; a replaced token seen this soon is a race, later it is a theft. Our own default. */
export const REPLACED_GRACE_SECONDS = 10;
/** A shift with its hand-over; each refresh starts it anew. Our own default. */
export const REFRESH_SECONDS = 12 * 3600;

export interface RefreshSession {
  expiresAt: Date;
  replacedAt: Date | null;
  revokedAt: Date | null;
}

export type RefreshVerdict =
  | { ok: true }
  /** refresh-reused: somebody else holds a copy, so every token of this sign-in must go. */
  | { ok: false; why: 'refresh-unknown' | 'refresh-expired' | 'refresh-revoked' | 'refresh-superseded' | 'refresh-reused' };

/** Whether a refresh token may be exchanged now; null is a token that was never given out. */
export function mayRefresh(session: RefreshSession | null, now: Date): RefreshVerdict {
  if (!session) return { ok: false, why: 'refresh-unknown' };
  if (session.revokedAt) return { ok: false, why: 'refresh-revoked' };
  if (session.replacedAt) {
    const ageSeconds = (now.getTime() - session.replacedAt.getTime()) / 1000;
    return { ok: false, why: ageSeconds <= REPLACED_GRACE_SECONDS ? 'refresh-superseded' : 'refresh-reused' };
  }
  if (session.expiresAt <= now) return { ok: false, why: 'refresh-expired' };
  return { ok: true };
}
