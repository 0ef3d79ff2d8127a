import fc from 'fast-check';
import { diceOf, shareOf } from './dice.js';

describe('dice', () => {
  it('come out the same for the same seed', () => {
    const throws = (seed: string): number[] => Array.from({ length: 5 }, diceOf(seed).fraction);
    expect(throws('a')).toEqual(throws('a'));
    expect(throws('a')).not.toEqual(throws('b'));
  });

  it('are fair enough', () => {
    const dice = diceOf('fair');
    const hits = Array.from({ length: 10_000 }, () => dice.chance(250)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(2_300);
    expect(hits).toBeLessThan(2_700);
  });

  it('weigh', () => {
    const dice = diceOf('weights');
    const thrown = Array.from({ length: 1_000 }, () => dice.weighted([['often', 9], ['never', 0], ['seldom', 1]]));
    expect(thrown).not.toContain('never');
    expect(thrown.filter((word) => word === 'often').length).toBeGreaterThan(850);
  });

  it('a share is one of one thing and one question, spread evenly', () => {
    fc.assert(fc.property(fc.uuid(), (id) => shareOf(id, 'q') === shareOf(id, 'q') && shareOf(id, 'q') >= 0 && shareOf(id, 'q') < 1));
    const below = Array.from({ length: 10_000 }, (_, i) => shareOf(`visit-${i}`, 'late')).filter((share) => share < 0.1).length;
    expect(below).toBeGreaterThan(850);
    expect(below).toBeLessThan(1_150);
  });
});
