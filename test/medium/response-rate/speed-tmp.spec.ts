// Real: PostgreSQL with roles, the event log under the other services' roles, the HTTP door. Compared with the naive rule.
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import { makeAlarm, makeMeal, makeOrder, makeVisitedAlarm, type DemandLine } from '#test/rate/make-demand.js';
import { naiveRate, type NaiveStreet } from '#test/rate/naive-rate.js';
import { storyOfLine, Voices, type Said } from '#test/rate/tell-demand.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { until } from '#test/stage/until.js';
import fc from 'fast-check';
import { CellAudit } from '../../../apps/response-rate/src/cell/cell.audit.js';
import { ResponseRateModule } from '../../../apps/response-rate/src/response-rate.module.js';

const NOW = '2026-03-20T04:00:00Z';
const DEMANDS = 3000;

let database: StageDatabase;
let stage: StageApp;
let voices: Voices;

beforeAll(async () => {
  database = await StageDatabase.clone('rate-speed');
  await database.setClock(new Date(NOW));
  voices = await Voices.open(database.url);

});
afterAll(async () => {
  await stage?.stop();
  await voices?.close();
  await database?.drop();
});

/** Ways a demand can go wrong, each of which an event can tell. */
const FAULTS: Partial<DemandLine>[] = [
  {},
  {},
  {},
  { acknowledgedBy: 'robot' },
  { acknowledgedAt: null, acknowledgedBy: null },
  { takerQualified: false },
  { takenAt: null },
  { arrivedAt: null, evidence: null, servedMinutes: null },
  { evidence: 'manual' },
  { closedAt: null, closeReason: null, safetyVerifiedBy: null },
  { closeReason: 'TEST', safetyVerifiedBy: null },
  { vetoedBy: 'callback' },
];
const MAKERS = [makeOrder, makeMeal, makeAlarm, makeVisitedAlarm, (more: Partial<DemandLine>) => makeOrder({ category: 'MEDICAL', servedMinutes: 40, ...more })];
const DAYS = ['2026-01-10', '2026-02-10', '2026-03-10', '2026-03-11', '2026-03-12'];

/** Seeded, so that a failure comes again. */
function makeLines(codes: string[]): DemandLine[] {
  const pick = <T>(from: readonly T[]) => fc.constantFrom(...from);
  const line = fc.tuple(pick(MAKERS), pick(FAULTS), pick(DAYS), pick(codes)).map(([make, fault, day, street]) => {
    const made = make(fault);
    // A veto of an incident comes with its visit's order; these lines have none.
    if (made.kind === 'alarm') made.vetoedBy = null;
    const moved = Object.entries(made).map(([name, value]) => [name, name.endsWith('At') && value ? String(value).replace('2026-03-10', day) : value]);
    return { ...(Object.fromEntries(moved) as DemandLine), id: newId(), street };
  });
  return fc.sample(line, { numRuns: DEMANDS, seed: 20260320 });
}

test('hundreds of demands, their events interleaved, come to the same cells as the naive rule', async () => {
  const streets = await database.query<{ code: string; path: string }>('SELECT code, path FROM registry.street_view WHERE central ORDER BY code LIMIT 80');
  const lines = makeLines(streets.map(({ code }) => code));
  const pathOf = new Map(streets.map(({ code, path }) => [code, path]));
  const stories = lines.map((line) => storyOfLine(line, pathOf.get(line.street)!));
  const events = interleave(stories);
  await voices.sayAll(events); const t0 = Date.now(); stage = await StageApp.start(database, 'response-rate', [ResponseRateModule]);

  const city = await stage.signedIn(account('city-officer'));
  const heard = () => database.query<{ n: number }>('SELECT count(*)::int AS n FROM response_rate.demand_story').then(([row]) => row!.n);
  await until('every event was heard', async () => (await heard()) === events.length, 120_000);

  console.log('SPEED', events.length, 'events', Date.now() - t0, 'ms');
  const covered = await database.query<NaiveStreet>(
    `SELECT street_code AS code, central, covered_permille AS "coveredPermille", rota24h FROM response_rate.street_month WHERE month = '2026-03'`,
  );
  const expected = naiveRate('2026-03', covered, lines, Date.parse(NOW)) as Record<string, unknown>[];
  const { body } = await city.get('/api/rate?month=2026-03');
  const cells = body.streets.flatMap(({ code, cells: four }: any) => four.map((cell: object) => ({ type: 'cell', street: code, ...cell })));
  expect(cells).toEqual(expected.filter(({ type }) => type === 'cell'));
  expect(new Set(cells.map((cell: any) => cell.by))).toEqual(new Set(['MONTH', 'QUARTER', 'SHORT']));
  expect(body.num).toBe(expected.at(-1)!['num']);
  expect(await stage.app.get(CellAudit, { strict: false }).compare()).toEqual([]);
}, 180_000);

/** One event of each story in turn: every demand waits while the others go on. */
function interleave(stories: Said[][]): Said[] {
  const longest = Math.max(...stories.map((story) => story.length));
  const steps = Array.from({ length: longest }, (_, i) => stories.flatMap((story) => story[i] ?? []));
  return steps.flatMap((step) => step.toSorted((a, b) => a.by.localeCompare(b.by)));
}
