import { OFFER_STATES } from '#contracts/visit.js';
import type { Barrier } from './candidate.js';
import { mayAccept } from './may-accept.js';

const expiresAt = new Date('2026-03-22T02:03:00.000Z');
const now = new Date('2026-03-22T02:00:00.000Z');

describe('may this offer be accepted?', () => {
  it.each(OFFER_STATES)('when it is %s', (state) => {
    expect(mayAccept({ offer: { state, expiresAt }, barriers: [], now })).toEqual(state === 'OPEN' ? { ok: true } : { ok: false, why: `OFFER_${state}` });
  });

  it.each<[string, Barrier[], string, string | null]>([
    ['at the very end', [], '2026-03-22T02:03:00.000Z', null],
    ['a moment later', [], '2026-03-22T02:03:00.001Z', 'OFFER_EXPIRED'],
    ['after the certificate ran out', ['CERTIFICATE_EXPIRED'], '2026-03-22T02:00:00Z', 'NOT_QUALIFIED'],
    ['after another visit was promised', ['NOT_FREE'], '2026-03-22T02:00:00Z', 'NOT_FREE'],
    ['off shift, but willing', ['OFF_SHIFT'], '2026-03-22T02:00:00Z', null],
  ])('%s', (_what, barriers, instant, why) => {
    const answer = mayAccept({ offer: { state: 'OPEN', expiresAt }, barriers, now: new Date(instant) });
    expect(answer).toEqual(why ? { ok: false, why } : { ok: true });
  });
});
