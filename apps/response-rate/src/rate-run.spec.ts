import fc from 'fast-check';
import { makeAlarm, makeMeal, makeOrder, makeStreet } from '#test/rate/make-demand.js';
import { naiveRate, type NaiveDemand, type NaiveStreet } from '#test/rate/naive-rate.js';
import { RateRun } from './rate-run.js';

function run(lines: unknown[], asOf: string | null = null, target: number | null = null, month = '2026-03') {
  const rate = new RateRun(month, asOf === null ? null : Date.parse(asOf), target);
  const errors = lines.flatMap((line) => rate.read(typeof line === 'string' ? line : JSON.stringify(line)) ?? []);
  return { errors, verdicts: [...rate.verdicts()] as Record<string, unknown>[], failed: rate.failed };
}
const cellOf = (verdicts: Record<string, unknown>[], category: string) => verdicts.find((v) => v['type'] === 'cell' && v['category'] === category);

describe('a run of the rate command', () => {
  it('says cells in the order of the categories, then the street, streets by code, last the rate', () => {
    const { verdicts } = run([makeStreet({ code: '2' }), makeStreet({ code: '10', central: false }), makeStreet({ code: '1' })]);
    const told = verdicts.map((v) => (v['type'] === 'cell' ? `${v['street']} ${v['category']}` : `${v['type']} ${v['street'] ?? ''}`));
    const ofStreet = (code: string) => [`${code} MEAL`, `${code} CLEAN`, `${code} MEDICAL`, `${code} REMOTE`, `street ${code}`];
    expect(told).toEqual([...ofStreet('1'), ...ofStreet('10'), ...ofStreet('2'), 'rate ']);
    expect(verdicts.at(-1)).toEqual({ type: 'rate', month: '2026-03', num: 0, den: 2, targetPermille: 600, met: false });
  });

  it('counts lines from 1 with the blank ones, names each bad one and goes on', () => {
    const good = makeOrder();
    const { errors, verdicts, failed } = run(['', makeStreet(), '  \r', 'oops', good, good, makeOrder({ createdAt: 'x' }), makeStreet()]);
    expect(errors.map(({ line }) => line)).toEqual([4, 6, 7, 8]);
    expect(cellOf(verdicts, 'CLEAN')).toMatchObject({ monthN: 1 });
    expect(failed).toBe(true);
  });

  it('takes a street that is listed after its demands, and ignores demands of one that never is', () => {
    const { errors, verdicts } = run([makeOrder(), makeOrder({ street: 'elsewhere' }), makeStreet()]);
    expect(errors).toEqual([]);
    expect(cellOf(verdicts, 'CLEAN')).toMatchObject({ monthN: 1, monthE: 1 });
    expect(verdicts).toHaveLength(6);
  });

  it('an id is taken by a demand of any street and month', () => {
    const { errors } = run([makeOrder({ id: 'a', street: 'elsewhere', createdAt: '2020-01-01T00:00:00Z' }), makeOrder({ id: 'a' })]);
    expect(errors).toEqual([{ error: expect.any(String), line: 2 }]);
  });

  it('refuses a policy after the first demand and a second one', () => {
    const policy = { type: 'policy', minimum: 1 };
    expect(run([makeOrder(), policy]).errors).toHaveLength(1);
    expect(run([policy, policy]).errors).toHaveLength(1);
  });

  it('follows the policy, and the target of the person above it', () => {
    const policy = { type: 'policy', minimum: 1, target: 0, theta: { REMOTE: 500 } };
    const lines = [policy, makeStreet(), makeAlarm(), makeAlarm({ vetoedBy: 'quality' })];
    expect(cellOf(run(lines).verdicts, 'REMOTE')).toMatchObject({ n: 2, e: 1, by: 'MONTH', passed: true });
    expect(run(lines).verdicts.at(-1)).toMatchObject({ targetPermille: 0, met: true });
    expect(run(lines, null, 700).verdicts.at(-1)).toMatchObject({ targetPermille: 700, met: false });
  });

  it('follows every share and limit of the policy', () => {
    const policy = { type: 'policy', minimum: 1, coverage: 500, shares: 500, limits: { takeSameDay: 60 } };
    const short = makeOrder({ servedMinutes: 30, takenAt: '2026-03-10T02:06:00Z' });
    const lines = [policy, makeStreet({ coveredPermille: { CLEAN: 500 } }), short, makeOrder()];
    expect(cellOf(run(lines).verdicts, 'CLEAN')).toMatchObject({ monthN: 2, monthE: 1, failed: { TAKEN: 1 }, why: 'BELOW_THRESHOLD' });
  });

  it('lets open demands wait until the freeze, each by its own month', () => {
    const open = [makeOrder({ closedAt: null }), makeOrder({ closedAt: null, probe: true }), makeOrder({ closedAt: null, createdAt: '2026-02-10T02:00:00Z' })];
    const before = cellOf(run([makeStreet(), ...open], '2026-03-20T00:00:00Z').verdicts, 'CLEAN');
    expect(before).toMatchObject({ n: 1, monthN: 0, pending: 1, failed: {} });
    const frozen = cellOf(run([makeStreet(), ...open]).verdicts, 'CLEAN');
    expect(frozen).toMatchObject({ n: 2, monthN: 1, pending: 0, failed: { RESULT: 1 } });
  });

  it('keeps probes out of every count', () => {
    const probes = [1, 2, 3].map(() => makeMeal({ probe: true }));
    const cell = cellOf(run([makeStreet(), ...probes, makeMeal({ probe: true, closeReason: 'TEST' })]).verdicts, 'MEAL');
    expect(cell).toEqual({ type: 'cell', street: '420102001', category: 'MEAL', n: 0, e: 0, by: 'PROBE', passed: true, why: null, monthN: 0, monthE: 0, failed: {}, excluded: {}, pending: 0 });
  });

  it('says only the rate when nothing came in', () => {
    expect(run([])).toEqual({ errors: [], failed: false, verdicts: [{ type: 'rate', month: '2026-03', num: 0, den: 0, targetPermille: 600, met: false }] });
  });
});

/** Instants close to each other and to every limit, so that the edges are hit often. */
const BASES = ['2026-01-31T15:59:30Z', '2026-02-10T02:00:00Z', '2026-03-10T12:59:00Z', '2026-03-10T13:00:00Z', '2026-03-09T23:00:00Z', '2026-03-10T22:59:59.999Z', '2026-03-31T15:59:59Z', '2025-12-31T16:00:00Z'];
const LIMITS_MINUTES = [0, 1, 3, 5, 15, 30, 45, 60, 120, 240, 270, 1440];
const offset = fc.tuple(fc.constantFrom(...LIMITS_MINUTES), fc.constantFrom(-1, 0, 0, 1)).map(([m, edge]) => m * 60_000 + edge);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 6 });
const likely = (value: boolean) => fc.integer({ min: 0, max: 7 }).map((roll) => (roll === 0 ? !value : value));
const CLOSES = ['DONE', 'DONE', 'DONE', 'DONE_SHORT', 'ELDER_CANCEL_EARLY', 'ELDER_CANCEL_LATE', 'ELDER_CANCEL_LATE', 'ELDER_ABSENT', 'ELDER_REFUSED', 'NO_PROVIDER', 'REFERRED', 'DUPLICATE', 'TEST', 'OUT_OF_SCOPE', 'FORCE_MAJEURE', 'REAL_PHONE', 'REAL_PHONE', 'FALSE_PRESS', 'TECH_FIXED', 'DECEASED'];

const demands: fc.Arbitrary<Omit<NaiveDemand, 'id'>> = fc
  .record({
    street: fc.constantFrom('1', '2', 'elsewhere'),
    category: fc.constantFrom('MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'),
    kind: fc.constantFrom('order', 'order', 'alarm'),
    level: fc.constantFrom('P1', 'P2', 'P3', 'T'),
    appointment: fc.boolean(),
    probe: likely(false),
    createdAt: fc.constantFrom(...BASES),
    acknowledged: orNull(offset),
    acknowledgedBy: fc.constantFrom('human', 'human', 'human', 'robot', null),
    taken: orNull(offset),
    takerQualified: likely(true),
    sent: fc.option(offset, { nil: null }),
    contacted: orNull(offset),
    due: orNull(offset),
    picked: orNull(offset),
    arrived: orNull(offset),
    evidence: fc.constantFrom('fence', 'call', 'qr', 'manual', null),
    manualApproved: fc.boolean(),
    plannedMinutes: fc.constantFrom(null, 50, 60),
    servedMinutes: fc.constantFrom(null, 39, 40, 48, 60),
    closed: orNull(offset),
    closeReason: orNull(fc.constantFrom(...CLOSES)),
    safetyVerifiedBy: fc.constantFrom('voice', 'onsite', null),
    receipt: fc.boolean(),
    approved: fc.boolean(),
    cancelled: orNull(fc.oneof(offset, fc.constantFrom(1_800_000, 1_799_999))),
    vetoedBy: fc.constantFrom(null, null, null, null, 'fraud'),
  })
  .map(({ acknowledged, taken, sent, contacted, due, picked, arrived, closed, cancelled, ...rest }) => {
    const from = (base: string | null, ms: number | null) => (base === null || ms === null ? null : new Date(Date.parse(base) + ms).toISOString());
    const acknowledgedAt = from(rest.createdAt, acknowledged);
    const sentAt = from(rest.createdAt, sent);
    const dueAt = from(rest.createdAt, due);
    const pickedUpAt = from(rest.createdAt, picked);
    const arrivedFrom = rest.kind === 'alarm' ? sentAt : rest.category === 'MEAL' ? pickedUpAt : dueAt;
    return {
      ...rest,
      acknowledgedAt,
      takenAt: from(acknowledgedAt ?? rest.createdAt, taken),
      sentAt,
      contactedAt: from(acknowledgedAt, contacted),
      dueAt,
      pickedUpAt,
      arrivedAt: from(arrivedFrom, arrived),
      closedAt: from(rest.createdAt, closed),
      cancelledAt: from(rest.createdAt, cancelled),
    };
  });

const streets: fc.Arbitrary<NaiveStreet[]> = fc
  .record({ central: likely(true), permille: fc.constantFrom(899, 900, 1000), rota24h: likely(true) })
  .map(({ permille, ...rest }) => ({ ...rest, coveredPermille: { MEAL: permille, CLEAN: 1000, REMOTE: 1000, MEDICAL: permille } }))
  .chain((one) => fc.constant(['1', '2'].map((code) => ({ code, ...one }))));

describe('the rule written twice', () => {
  it('agrees with the naive reading on every line of output', () => {
    const asOf = fc.constantFrom(null, '2026-02-07T15:59:59.999Z', '2026-02-07T16:00:00Z', '2026-04-07T15:59:59.999Z', '2026-04-07T16:00:00Z');
    fc.assert(
      fc.property(fc.array(demands, { maxLength: 120 }), streets, asOf, (some, listed, until) => {
        const named = some.map((demand, i) => ({ ...demand, id: `d${i}` }));
        const lines = [...listed.map((s) => ({ type: 'street', ...s })), ...named.map((d) => ({ type: 'demand', ...d }))];
        const { verdicts, errors } = run(lines, until);
        expect(errors).toEqual([]);
        expect(verdicts).toEqual(naiveRate('2026-03', listed, named, until === null ? undefined : Date.parse(until)));
      }),
      { numRuns: 400 },
    );
  });
});
