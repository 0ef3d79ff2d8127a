import { barPosition, clauseClock } from './clause-clock.js';

const clause = (limitAt: string | null, actualAt: string | null) => ({ held: true, limitAt, actualAt });
const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 22, 8, 0, seconds)).toISOString();

describe('clauseClock', () => {
  it.each([
    ['on the second is in time', at(60), at(60), { kind: 'in-time', seconds: 0 }],
    ['early', at(60), at(48), { kind: 'in-time', seconds: 12 }],
    ['late', at(60), at(61), { kind: 'late', seconds: 1 }],
    ['never happened', at(60), null, { kind: 'never' }],
    ['not timed', null, at(5), { kind: 'no-limit' }],
  ])('%s', (_, limitAt, actualAt, clock) => expect(clauseClock(clause(limitAt, actualAt))).toEqual(clock));
});

describe('barPosition', () => {
  it.each([
    ['the limit lies at two thirds', at(60), 2 / 3],
    ['half of the limit', at(30), 1 / 3],
    ['far too late sticks to the end', at(600), 1],
    ['before the start sticks to the beginning', at(-5), 0],
  ])('%s', (_, actual, place) => expect(barPosition(at(0), clause(at(60), actual))).toBeCloseTo(place));
  it('needs all three instants', () => expect(barPosition(at(0), clause(null, at(1)))).toBeNull());
});
