import type { CellWhy } from './street-state.js';
import { stateWord, tileLook, tileName } from './tile-look.js';

const cell = (category: 'MEAL' | 'CLEAN', why: CellWhy | null) => ({ category, n: 10, e: 9, passed: why === null, why });
const street = { effective: false, cells: [cell('MEAL', 'SHORT_SAMPLE'), cell('CLEAN', 'BELOW_THRESHOLD')] };

describe('tileLook', () => {
  it('tells all failing categories', () => expect(tileLook(street, null)).toEqual({ state: 'FAILS_MORE', failing: ['MEAL', 'CLEAN'] }));
  it.each([
    ['MEAL', 'SHORT_SAMPLE', ['MEAL']],
    ['CLEAN', 'FAILS_MORE', ['CLEAN']],
    ['REMOTE', 'EFFECTIVE', []],
  ] as const)('through the lens of %s it is %s', (lens, state, failing) => expect(tileLook(street, lens)).toEqual({ state, failing }));
});

it.each([
  ['FAILS_MORE', null, 'board.state.FAILS_MORE'],
  ['FAILS_MORE', 'MEAL', 'board.cellState.BELOW_THRESHOLD'],
  ['EFFECTIVE', 'MEAL', 'board.cellState.passed'],
  ['SHORT_SAMPLE', 'MEAL', 'board.state.SHORT_SAMPLE'],
] as const)('%s through %p is called %s', (state, lens, key) => expect(stateWord(state, lens)).toBe(key));

it.each([
  ['大智街道', '大智'],
  ['江汉二桥街道', '江汉二桥'],
  ['钢都花园街道', '钢都花园'],
  ['街道', '街道'],
])('%s is written %s', (name, short) => expect(tileName(name)).toBe(short));
