import { Dice } from './dice.js';

describe('dice', () => {
  it('falls the same way for the same seed and another way for another', () => {
    const throws = (seed: string): number[] => {
      const dice = new Dice(seed);
      return Array.from({ length: 20 }, () => dice.between(1, 1000));
    };
    expect(throws('a')).toEqual(throws('a'));
    expect(throws('a')).not.toEqual(throws('b'));
  });

  it('is even and stays inside', () => {
    const dice = new Dice('even');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 6000; i++) counts[dice.between(0, 5)]!++;
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1100);
  });

  it('makes distinct UUIDs', () => {
    const dice = new Dice('id');
    const ids = Array.from({ length: 5000 }, () => dice.uuid());
    expect(new Set(ids).size).toBe(5000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('picks by weight and shuffles without loss', () => {
    const dice = new Dice('weight');
    const picks = Array.from({ length: 1000 }, () => dice.weighted([['often', 9], ['never', 0], ['seldom', 1]] as const));
    expect(picks).not.toContain('never');
    expect(picks.filter((pick) => pick === 'seldom').length).toBeLessThan(160);
    expect(dice.shuffled([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
