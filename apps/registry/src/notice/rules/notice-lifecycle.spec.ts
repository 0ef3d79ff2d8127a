import { NOTICE_STATES, type NoticeState } from '#contracts/notice.js';
import { type NoticeAct, stateAfter } from './notice-lifecycle.js';

it.each<[NoticeState, NoticeAct, NoticeState | null]>([
  ['QUEUED', 'accept', 'ACCEPTED'],
  ['QUEUED', 'refuse', 'FAILED'],
  ['QUEUED', 'expire', 'EXPIRED'],
  ['ACCEPTED', 'expire', null],
  ['ACCEPTED', 'deliver', 'DELIVERED'],
  ['ACCEPTED', 'fail', 'FAILED'],
  ['QUEUED', 'deliver', 'DELIVERED'],
  ['DELIVERED', 'accept', null],
  ['DELIVERED', 'fail', null],
  ['DELIVERED', 'deliver', null],
  ['FAILED', 'deliver', 'DELIVERED'],
])('%s, %s: %s', (state, act, after) => expect(stateAfter(state, act)).toBe(after));

it('never moves what was never to be sent', () => {
  for (const state of ['NOT_CONFIGURED', 'SKIPPED'] as const) {
    for (const act of ['accept', 'refuse', 'expire', 'deliver', 'fail'] as const) expect(stateAfter(state, act)).toBeNull();
  }
});

it('reaches every other state', () => {
  const reached = new Set<NoticeState>(['QUEUED']);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const state of reached) for (const act of ['accept', 'refuse', 'expire', 'deliver', 'fail'] as const) reached.add(stateAfter(state, act) ?? state);
  }
  expect([...reached].toSorted()).toEqual(NOTICE_STATES.filter((state) => state !== 'NOT_CONFIGURED' && state !== 'SKIPPED').toSorted());
});
