import { ranksOf, sortStreets, type RankedStreet } from './ranking.js';

const CATEGORIES = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'] as const;
/** Four E/N pairs; a cell passes from 90 %. */
const street = (code: string, figures: [number, number][], districtCode = 'D1'): RankedStreet => {
  const cells = figures.map(([e, n], i) => ({ category: CATEGORIES[i]!, n, e, passed: n > 0 && e * 10 >= n * 9, why: null }));
  return { code, name: code, districtCode, effective: cells.every((cell) => cell.passed), cells };
};
const good = street('good', [[95, 100], [95, 100], [95, 100], [99, 100]]);
const better = street('better', [[96, 100], [96, 100], [96, 100], [99, 100]], 'D2');
const oneFails = street('one', [[99, 100], [99, 100], [80, 100], [99, 100]]);
const twoFail = street('two', [[99, 100], [80, 100], [80, 100], [99, 100]], 'D2');
const empty = street('empty', [[0, 0], [99, 100], [99, 100], [99, 100]]);

describe('ranksOf', () => {
  it('puts effective streets first, then fewer failing categories, then the weakest share', () =>
    expect([...ranksOf([twoFail, good, oneFails, empty, better]).keys()]).toEqual(['better', 'good', 'one', 'empty', 'two']));

  it('does not depend on the order of arrival when all is equal', () => {
    const twin = { ...good, code: 'zood' };
    expect(ranksOf([twin, good])).toEqual(ranksOf([good, twin]));
  });
});

describe('sortStreets', () => {
  const codes = (key: Parameters<typeof sortStreets>[1]['key'], descending = false): string[] =>
    sortStreets([good, oneFails, empty, better, twoFail], { key, descending }).map((each) => each.code);

  it('by rank, both ways', () => {
    expect(codes('rank')[0]).toBe('better');
    expect(codes('rank', true)[0]).toBe('two');
  });
  it('by a category, streets without a demand at the end both ways', () => {
    expect(codes('MEAL').at(-1)).toBe('empty');
    expect(codes('MEAL', true).at(-1)).toBe('empty');
    expect(codes('MEAL')[0]).toBe('good');
  });
  it('by district, best first within one', () => expect(codes('district')).toEqual(['good', 'one', 'empty', 'better', 'two']));
});
