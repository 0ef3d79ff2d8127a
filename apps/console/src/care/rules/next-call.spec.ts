import { isWaiting, nextCall, type QueuedCall } from './next-call.js';

const now = Date.parse('2026-12-01T02:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const call = (id: string, more: Partial<QueuedCall> = {}): QueuedCall => ({ id, state: 'DUE', fromAt: at(-60), nextAt: null, holder: null, ...more });

describe('which call is next?', () => {
  it.each<[string, QueuedCall[], string | null, string | null]>([
    ['the one that waits longest', [call('a', { fromAt: at(-30) }), call('b')], null, 'b'],
    ['not the one just left', [call('a'), call('b', { fromAt: at(-30) })], 'a', 'b'],
    ['not one that a colleague has open', [call('a', { holder: { accountId: 'other' } }), call('b', { fromAt: at(-30) })], null, 'b'],
    ['my own again', [call('a', { holder: { accountId: 'me' } }), call('b', { fromAt: at(-30) })], null, 'a'],
    ['a retry when its time has come', [call('a', { nextAt: at(5) }), call('b', { fromAt: at(-1) })], null, 'b'],
    ['the next to come, when none waits', [call('a', { fromAt: at(60) }), call('b', { fromAt: at(30) })], null, 'b'],
    ['none, when all are over', [call('a', { state: 'DONE' })], null, null],
  ])('%s', (_, calls, leaving, id) => expect(nextCall(calls, 'me', now, leaving)?.id ?? null).toBe(id));
});

it('waits from its window on', () => {
  expect([isWaiting(call('a'), now), isWaiting(call('a', { fromAt: at(1) }), now), isWaiting(call('a', { nextAt: at(1) }), now)]).toEqual([true, false, false]);
});
