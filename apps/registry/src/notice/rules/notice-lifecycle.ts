import type { NoticeState } from '#contracts/notice.js';

/** What may happen to a notice that was made. `accept` and `refuse` are the gateway's answers, `deliver` and `fail` its receipts. */
export type NoticeAct = 'accept' | 'refuse' | 'expire' | 'deliver' | 'fail';

/**
 * A receipt may overtake the answer to the request, and may come after the notice was given up: what it says is true.
 * An answer never takes a receipt back.
 */
const MOVES: Record<NoticeAct, Partial<Record<NoticeState, NoticeState>>> = {
  accept: { QUEUED: 'ACCEPTED', EXPIRED: 'ACCEPTED' },
  refuse: { QUEUED: 'FAILED' },
  expire: { QUEUED: 'EXPIRED' },
  deliver: { QUEUED: 'DELIVERED', ACCEPTED: 'DELIVERED', FAILED: 'DELIVERED', EXPIRED: 'DELIVERED' },
  fail: { QUEUED: 'FAILED', ACCEPTED: 'FAILED', EXPIRED: 'FAILED' },
};

/** The state after an act; null when the act changes nothing. */
export const stateAfter = (state: NoticeState, act: NoticeAct): NoticeState | null => MOVES[act][state] ?? null;
