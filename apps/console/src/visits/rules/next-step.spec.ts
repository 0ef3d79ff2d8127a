import { nextStep, stepsOf } from './next-step.js';

const visit = (state: Parameters<typeof nextStep>[0]['state'], category: 'MEAL' | 'CLEAN' = 'CLEAN', pickedUpAt: string | null = null) => ({ state, category, pickedUpAt });

describe('nextStep', () => {
  it.each([
    [visit('ASSIGNED'), 'accept'],
    [visit('ACCEPTED'), 'en-route'],
    [visit('EN_ROUTE'), 'check-in'],
    [visit('EN_ROUTE', 'MEAL'), 'picked-up'],
    [visit('EN_ROUTE', 'MEAL', '2026-11-22T03:00:00Z'), 'check-in'],
    [visit('STARTED'), 'finish'],
    [visit('FINISHED'), null],
    [visit('CANCELLED'), null],
    [visit('FAILED'), null],
  ])('%p -> %p', (facts, step) => expect(nextStep(facts)).toBe(step));
});

describe('stepsOf', () => {
  it('shows a pick-up for meals only', () => {
    expect(stepsOf(visit('ACCEPTED', 'MEAL')).map((each) => each.step)).toContain('picked-up');
    expect(stepsOf(visit('ACCEPTED')).map((each) => each.step)).not.toContain('picked-up');
  });
  it('marks what is behind and what is next', () =>
    expect(stepsOf(visit('EN_ROUTE'))).toEqual([
      { step: 'accept', done: true, next: false },
      { step: 'en-route', done: true, next: false },
      { step: 'check-in', done: false, next: true },
      { step: 'finish', done: false, next: false },
    ]));
  it('ticks everything at the end', () => expect(stepsOf(visit('CLOSED')).every((each) => each.done)).toBe(true));
});
