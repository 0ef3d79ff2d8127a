import { percentOfCount, standingOf } from './share.js';

describe('shares beside their targets', () => {
  it.each([
    ['P1', 'within60', 975, 1000, 'met'],
    ['P1', 'within60', 974, 1000, 'missed'],
    ['P2', 'within180', 99, 100, 'met'],
    ['P2', 'within180', 98, 100, 'missed'],
    ['P3', 'within60', 0, 10, 'none'],
    ['P1', 'within60', 0, 0, 'none'],
  ] as const)('%s %s %i of %i: %s', (level, name, count, raised, standing) => expect(standingOf(level, name, count, raised)).toBe(standing));

  it('cuts a share instead of rounding it up to its target', () => {
    expect(percentOfCount(9749, 10_000)).toBe('97.4');
    expect(percentOfCount(1, 1)).toBe('100.0');
    expect(percentOfCount(0, 0)).toBeNull();
  });
});
