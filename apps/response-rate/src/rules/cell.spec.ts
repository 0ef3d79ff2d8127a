import { CATEGORIES } from '#contracts/order.js';
import { judgeCell } from './cell.js';
import { coveredPermille, isCovered, type Coverage } from './coverage.js';
import { DEFAULT_POLICY } from './policy.js';
import { judgeRate } from './rate.js';
import { judgeStreet } from './street.js';
import { count, emptyTally, type Tally } from './tally.js';

const COVERED: Coverage = { coveredPermille: { MEAL: 1000, CLEAN: 1000, MEDICAL: 1000, REMOTE: 1000 }, rota24h: true };
const tally = (e: number, n: number, probesEffective = 0, probes = probesEffective): Tally => ({ ...emptyTally(), n, e, probes, probesEffective });
/** Two months before that add what the three-month figure has beyond the month's. */
const quarter = (month: Tally, before: Tally = emptyTally()): [Tally, Tally, Tally] => [emptyTally(), before, month];
const cell = (category: (typeof CATEGORIES)[number], months: [Tally, Tally, Tally], coverage = COVERED) =>
  judgeCell(category, months, coverage, DEFAULT_POLICY);

describe('judgeCell', () => {
  it.each([
    ['9 of 10 is 90 %', quarter(tally(9, 10)), { n: 10, e: 9, by: 'MONTH', passed: true, why: null }],
    ['89 of 99 is less', quarter(tally(89, 99)), { n: 99, e: 89, by: 'MONTH', passed: false, why: 'BELOW_THRESHOLD' }],
    ['a full month borrows nothing', quarter(tally(8, 10), tally(90, 90)), { n: 10, e: 8, by: 'MONTH', passed: false, why: 'BELOW_THRESHOLD' }],
    ['a short month borrows', quarter(tally(9, 9), tally(1, 1)), { n: 10, e: 10, by: 'QUARTER', passed: true, why: null }],
    ['and can lose by it', quarter(tally(9, 9), tally(0, 2)), { n: 11, e: 9, by: 'QUARTER', passed: false, why: 'BELOW_THRESHOLD' }],
    ['three probes stand in', quarter(tally(0, 1, 2), tally(0, 0, 1)), { n: 1, e: 0, by: 'PROBE', passed: true, why: null }],
    ['two do not', quarter(tally(1, 1, 2)), { n: 1, e: 1, by: 'SHORT', passed: false, why: 'SHORT_SAMPLE' }],
    ['one failed probe spoils them', quarter(tally(1, 1, 3, 4)), { n: 1, e: 1, by: 'SHORT', passed: false, why: 'SHORT_SAMPLE' }],
    ['probes do not outvote a sample', quarter(tally(0, 10, 5)), { n: 10, e: 0, by: 'MONTH', passed: false, why: 'BELOW_THRESHOLD' }],
    ['nothing at all', quarter(emptyTally()), { n: 0, e: 0, by: 'SHORT', passed: false, why: 'SHORT_SAMPLE' }],
  ])('%s', (_name, months, expected) => {
    expect(cell('MEAL', months as [Tally, Tally, Tally])).toEqual(expected);
  });

  it('asks 95 % of remote care', () => {
    expect(cell('REMOTE', quarter(tally(57, 60))).passed).toBe(true);
    expect(cell('REMOTE', quarter(tally(94, 99))).passed).toBe(false);
  });

  it('names the missing coverage before anything else', () => {
    expect(cell('MEAL', quarter(tally(10, 10)), { ...COVERED, coveredPermille: {} })).toEqual({ n: 10, e: 10, by: 'MONTH', passed: false, why: 'UNCOVERED' });
    expect(cell('REMOTE', quarter(emptyTally()), { ...COVERED, rota24h: false }).why).toBe('UNCOVERED');
  });
});

describe('coverage', () => {
  it.each([
    [900, true],
    [899, false],
  ])('%i permille of the days: %s', (permille, covered) => {
    expect(isCovered('CLEAN', { coveredPermille: { CLEAN: permille }, rota24h: false }, DEFAULT_POLICY)).toBe(covered);
  });

  it.each([
    ['nobody', [], 0],
    ['all month', [['2026-01-01T00:00:00Z', null]], 1000],
    ['from the 4th', [['2026-03-03T16:00:00Z', null]], 903],
    ['from the 5th', [['2026-03-04T16:00:00Z', null]], 870],
    ['two that overlap', [['2026-03-01T00:00:00Z', '2026-03-16T16:00:00Z'], ['2026-03-10T00:00:00Z', '2026-04-10T00:00:00Z']], 1000],
    ['gone since last month', [['2026-01-01T00:00:00Z', '2026-02-28T16:00:00Z']], 0],
  ])('%s', (_name, spans, expected) => {
    const active = (spans as [string, string | null][]).map(([from, until]) => ({ from: Date.parse(from), until: until === null ? null : Date.parse(until) }));
    expect(coveredPermille(active, '2026-03')).toBe(expected);
  });
});

describe('count', () => {
  it('counts out what it counted in', () => {
    const counted = emptyTally();
    const verdicts = [
      { outcome: 'effective', why: null },
      { outcome: 'failed', why: 'TAKEN' },
      { outcome: 'excluded', why: 'TEST' },
      { outcome: 'pending', why: null },
    ] as const;
    for (const verdict of verdicts) for (const probe of [true, false]) count(counted, probe, verdict);
    expect(counted).toEqual({ n: 2, e: 1, pending: 1, failed: { TAKEN: 1 }, excluded: { TEST: 1 }, probes: 2, probesEffective: 1 });
    for (const verdict of verdicts) for (const probe of [true, false]) count(counted, probe, verdict, -1);
    expect(counted).toEqual(emptyTally());
  });
});

describe('the worked example: ten streets, six effective', () => {
  type Figure = [e: number, n: number, quarterE?: number, quarterN?: number, probes?: number];
  const streets: [string, Figure, Figure, Figure, Figure, string[]][] = [
    ['甲', [396, 412], [53, 58], [20, 21], [130, 133], []],
    ['乙', [338, 350], [41, 44], [6, 6, 13, 14], [93, 97], []],
    ['丙', [499, 505], [77, 80], [30, 35], [205, 210], ['MEDICAL:BELOW_THRESHOLD']],
    ['丁', [111, 120], [18, 19], [11, 12], [57, 60], []],
    ['戊', [270, 288], [30, 33], [14, 15], [84, 88], []],
    ['己', [181, 190], [23, 25], [9, 10], [39, 41], []],
    ['庚', [70, 75], [8, 8, 24, 26], [2, 2, 5, 5, 3], [29, 30], []],
    ['辛', [391, 402], [47, 51], [17, 18], [113, 120], ['REMOTE:BELOW_THRESHOLD']],
    ['壬', [0, 0], [3, 3, 9, 9], [0, 0], [15, 15], ['MEAL:SHORT_SAMPLE', 'CLEAN:SHORT_SAMPLE', 'MEDICAL:SHORT_SAMPLE']],
    ['癸', [251, 260], [37, 40], [17, 20], [74, 77], ['MEDICAL:BELOW_THRESHOLD']],
  ];
  const judge = (figures: Figure[]) => {
    const judged = CATEGORIES.map((category, i) => {
      const [e, n, quarterE = e, quarterN = n, probes = 0] = figures[i]!;
      return [category, cell(category, quarter(tally(e, n, probes), tally(quarterE - e, quarterN - n)))] as const;
    });
    return judgeStreet(Object.fromEntries(judged) as unknown as Parameters<typeof judgeStreet>[0]);
  };

  it.each(streets)('%s', (_name, meal, clean, medical, remote, why) => {
    expect(judge([meal, clean, medical, remote])).toEqual({ effective: why.length === 0, why });
  });

  it('makes 6 of 10, which meets 600 permille and not 601', () => {
    const judged = streets.map(([, ...rest]) => ({ central: true, effective: judge(rest.slice(0, 4) as Figure[]).effective }));
    expect(judgeRate(judged, 600)).toEqual({ num: 6, den: 10, met: true });
    expect(judgeRate(judged, 601).met).toBe(false);
  });
});

describe('judgeRate', () => {
  it('counts central streets only, and is not met without any', () => {
    expect(judgeRate([{ central: false, effective: true }], 0)).toEqual({ num: 0, den: 0, met: false });
    expect(judgeRate([{ central: true, effective: false }, { central: false, effective: true }], 0)).toEqual({ num: 0, den: 1, met: true });
  });
});
