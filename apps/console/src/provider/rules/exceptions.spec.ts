import { exceptionOf, exceptionsOf } from './exceptions.js';

const now = new Date('2026-11-22T08:00:00Z');
const visit = (more: object = {}) => ({
  id: 'v', state: 'ACCEPTED' as const, dueAt: '2026-11-22T07:30:00Z', startedAt: null, evidenceException: false, outcome: null, ...more,
});

describe('exceptionOf', () => {
  it.each([
    ['on the hard limit is no exception', {}, null],
    ['a second beyond it is', { dueAt: '2026-11-22T07:29:59Z' }, 'LATE'],
    ['late, but it has begun', { dueAt: '2026-11-22T06:00:00Z', startedAt: '2026-11-22T07:00:00Z', state: 'STARTED' }, null],
    ['a manual check-in', { startedAt: '2026-11-22T07:30:00Z', state: 'STARTED', evidenceException: true }, 'MANUAL'],
    ['nobody home', { state: 'FINISHED', outcome: 'ELDER_ABSENT' }, 'ABSENT'],
    ['refused', { state: 'FINISHED', outcome: 'ELDER_REFUSED' }, 'REFUSED'],
    ['did not go', { state: 'FAILED', outcome: 'NO_SHOW' }, 'FAILED'],
    ['called off', { state: 'CANCELLED' }, 'CANCELLED'],
    ['done', { state: 'FINISHED', startedAt: '2026-11-22T07:30:00Z', outcome: 'DONE' }, null],
  ])('%s', (_, more, kind) => expect(exceptionOf(visit(more), 1800, now)).toBe(kind));
});

it('lists the most urgent first', () =>
  expect(
    exceptionsOf(
      [visit({ id: 'x', state: 'CANCELLED' }), visit({ id: 'late2', dueAt: '2026-11-22T07:00:00Z' }), visit({ id: 'late1', dueAt: '2026-11-22T06:00:00Z' })],
      () => 1800,
      now,
    ).map((each) => each.visit.id),
  ).toEqual(['late1', 'late2', 'x']));
