import { startClock } from './start-clock.js';

const due = '2026-11-22T08:00:00.000Z';
const limit = { targetSeconds: 900, hardSeconds: 1800 };
const visit = { state: 'ACCEPTED' as const, category: 'CLEAN' as const, dueAt: due, startedAt: null };
const after = (minutes: number): Date => new Date(Date.parse(due) + minutes * 60_000);

describe('startClock', () => {
  it.each([
    ['two hours ahead', -120, { mood: 'ahead', minutes: 120, filled: 0 }],
    ['a quarter of an hour ahead', -15, { mood: 'soon', minutes: 15, filled: 0.5 }],
    ['at the due instant', 0, { mood: 'soon', minutes: 0 }],
    ['ten minutes past, still inside the limit', 10, { mood: 'due', minutes: -10 }],
    ['exactly on the hard limit', 30, { mood: 'due', minutes: -30, filled: 1 }],
    ['beyond it', 31, { mood: 'late', minutes: -31, filled: 1 }],
  ])('%s', (_, minutes, expected) => expect(startClock(visit, limit, after(minutes))).toMatchObject(expected));

  it('stands still once the visit has begun', () =>
    expect(startClock({ ...visit, state: 'STARTED', startedAt: after(-4).toISOString() }, limit, after(500))).toEqual({
      mood: 'started', minutes: 4, filled: null,
    }));
});
