import { streetState, sumCategory, type CellWhy } from './street-state.js';

const CATEGORIES = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'] as const;
const street = (whys: (CellWhy | null)[]) => ({
  effective: whys.every((why) => why === null),
  cells: whys.map((why, i) => ({ category: CATEGORIES[i]!, n: 10, e: 9, passed: why === null, why, monthN: 4, monthE: 3, pending: 1 })),
});

describe('streetState', () => {
  it.each([
    [[null, null, null, null], 'EFFECTIVE'],
    [[null, null, 'BELOW_THRESHOLD', null], 'FAILS_ONE'],
    [[null, null, 'UNCOVERED', 'BELOW_THRESHOLD'], 'FAILS_MORE'],
    [['SHORT_SAMPLE', null, null, null], 'SHORT_SAMPLE'],
    [['SHORT_SAMPLE', null, 'SHORT_SAMPLE', null], 'SHORT_SAMPLE'],
    [['SHORT_SAMPLE', null, 'BELOW_THRESHOLD', null], 'FAILS_MORE'],
  ] as [(CellWhy | null)[], string][])('%p is %s', (whys, state) => expect(streetState(street(whys))).toBe(state));
});

describe('sumCategory', () => {
  it("adds the month's own demands and counts failing streets", () =>
    expect(sumCategory([street([null, null, null, null]), street(['SHORT_SAMPLE', null, null, null])], 'MEAL')).toEqual({
      category: 'MEAL', n: 8, e: 6, pending: 2, failingStreets: 1, shortStreets: 1,
    }));
});
