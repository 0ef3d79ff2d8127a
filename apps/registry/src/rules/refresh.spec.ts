import { mayRefresh } from './refresh.js';

const now = new Date('2026-03-01T08:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const fresh = { expiresAt: at(60), replacedAt: null, revokedAt: null };

describe('a refresh token', () => {
  it('is exchanged once', () => expect(mayRefresh(fresh, now)).toEqual({ ok: true }));

  it.each([
    ['was never given out', null, 'refresh-unknown'],
    ['is over at its last instant', { ...fresh, expiresAt: now }, 'refresh-expired'],
    ['was revoked', { ...fresh, revokedAt: at(-1) }, 'refresh-revoked'],
    ['was just replaced by another tab', { ...fresh, replacedAt: at(-10) }, 'refresh-superseded'],
    ['was replaced long ago: a copy', { ...fresh, replacedAt: at(-11) }, 'refresh-reused'],
    ['a copy is a copy even after its time', { ...fresh, replacedAt: at(-100), expiresAt: at(-50) }, 'refresh-reused'],
  ])('%s', (_, session, why) => expect(mayRefresh(session, now)).toEqual({ ok: false, why }));
});
