// Real: PostgreSQL with roles and row-level security, the event log under the other services' roles, timers, the HTTP door.
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import { makeAlarm, makeMeal, makeOrder, makeVisitedAlarm, type DemandLine } from '#test/rate/make-demand.js';
import { said, storyOfLine, Voices } from '#test/rate/tell-demand.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { CellAudit } from '../../../apps/response-rate/src/cell/cell.audit.js';
import { ResponseRateModule } from '../../../apps/response-rate/src/response-rate.module.js';

let database: StageDatabase;
let stage: StageApp;
let voices: Voices;
let city: Person;
let streets: { code: string; path: string; district: string }[];

beforeAll(async () => {
  database = await StageDatabase.clone('rate-month');
  await database.setClock(new Date('2026-03-20T04:00:00Z'));
  streets = await database.query(
    `SELECT code, path, district_code AS district FROM registry.street_view WHERE central ORDER BY code`,
  );
  voices = await Voices.open(database.url);
  stage = await StageApp.start(database, 'response-rate', [ResponseRateModule]);
  city = await stage.signedIn(account('city-officer'));
  await until('the running month is open', async () => (await city.get('/api/rate')).status === 200);
});

afterAll(async () => {
  await stage?.stop();
  await voices?.close();
  await database?.drop();
});

const tell = (line: DemandLine, street = streets[0]!) => {
  const uuid = { ...line, id: newId(), street: street.code };
  return voices.sayAll(storyOfLine(uuid, street.path)).then(() => uuid.id);
};
const cellOf = async (code: string, category: string, month = '2026-03') => {
  const { body } = await city.get(`/api/rate?month=${month}`);
  return body.streets.find((street: any) => street.code === code).cells.find((cell: any) => cell.category === category);
};
const audit = () => stage.app.get(CellAudit, { strict: false }).compare();

test('the running month stands from the first moment, with every street and cell', async () => {
  const { body } = await city.get('/api/rate');
  expect(body).toMatchObject({ month: '2026-03', scope: '420100', num: 0, provisional: true, policyVersion: 1, targetPermille: 600, revision: null });
  expect(body.den).toBe(streets.length);
  expect(body.streets).toHaveLength(Number((await database.query('SELECT count(*) FROM registry.street_view'))[0]!['count']));
  expect(body.streets[0].cells.map((cell: any) => cell.category)).toEqual(['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE']);
  expect(body.drags).toHaveLength(4);
});

test('a demand moves its cell as its story goes on, and is explained clause by clause', async () => {
  const street = streets[0]!;
  const line = { ...makeOrder(), id: newId(), street: street.code };
  const story = storyOfLine(line, street.path);
  await voices.sayAll(story.slice(0, 3));
  await until('it waits', async () => (await cellOf(street.code, 'CLEAN')).pending === 1);
  await voices.sayAll(story.slice(3));
  await until('it counts', async () => (await cellOf(street.code, 'CLEAN')).monthE === 1);
  expect(await cellOf(street.code, 'CLEAN')).toMatchObject({ monthN: 1, monthE: 1, pending: 0, by: 'SHORT', failed: {}, excluded: {} });

  const { body } = await city.get(`/api/rate/demands/${line.id}`);
  expect(body).toMatchObject({ kind: 'order', category: 'CLEAN', outcome: 'effective', why: null, closeReason: 'DONE', policyVersion: 1 });
  expect(body.facts).toMatchObject({ createdAt: '2026-03-10T02:00:00.000Z', takerQualified: true, evidence: 'fence', servedMinutes: 60 });
  expect(body.clauses).toEqual([
    { clause: 'ACKNOWLEDGED', held: true, limitAt: '2026-03-10T02:30:00.000Z', actualAt: '2026-03-10T02:05:00.000Z' },
    { clause: 'TAKEN', held: true, limitAt: '2026-03-10T02:35:00.000Z', actualAt: '2026-03-10T02:15:00.000Z' },
    { clause: 'ARRIVED', held: true, limitAt: '2026-03-10T06:30:00.000Z', actualAt: '2026-03-10T06:10:00.000Z' },
    { clause: 'RESULT', held: true, limitAt: null, actualAt: '2026-03-10T08:00:00.000Z' },
    { clause: 'NO_VETO', held: true, limitAt: null, actualAt: null },
  ]);
  expect(body.story.map(({ name }: { name: string }) => name)).toEqual(story.map(({ name }) => name));

  await voices.sayAll([said('order-intake', 'order.confirmed', line.id, { orgPath: street.path, elderId: newId() }, { orderId: line.id, vetoed: true })]);
  await until('the veto took it away', async () => (await cellOf(street.code, 'CLEAN')).failed.NO_VETO === 1);
  expect((await city.get(`/api/rate/demands?street=${street.code}&why=NO_VETO`)).body.items).toHaveLength(1);
  expect((await city.get(`/api/rate/demands?street=${street.code}&why=TAKEN`)).body.items).toEqual([]);
});

test("an alarm's visit is part of the alarm's demand, and its order is none of its own", async () => {
  const street = streets[1]!;
  const id = await tell(makeVisitedAlarm(), street);
  await until('it counts', async () => (await cellOf(street.code, 'REMOTE')).monthE === 1);
  const { body } = await city.get(`/api/rate/demands?street=${street.code}`);
  expect(body).toMatchObject({ items: [{ id, kind: 'alarm', level: 'P1', outcome: 'effective' }], next: null });
});

test('an incident of two alarms ends with the last one, and a side alarm closed as a duplicate leaves it in', async () => {
  const street = streets[2]!;
  const where = { orgPath: street.path, elderId: newId() };
  const line = { ...makeAlarm(), id: newId(), street: street.code };
  const [raised, ...rest] = storyOfLine(line, street.path);
  const second = newId();
  const beside = { alarmId: second, incidentId: line.id };
  const also = said('alarm-ingestion', 'alarm.raised', second, where, {
    ...beside, type: 'FALL', level: 'P1', elderId: where.elderId, deviceId: null, streetCode: street.code, raisedAt: '2026-03-10T02:00:20Z',
  });
  await voices.sayAll([raised!, also, ...rest]);
  await until('the first is closed, the incident is not', async () => (await city.get(`/api/rate/demands/${line.id}`)).body.story?.length === 5);
  expect(await cellOf(street.code, 'REMOTE')).toMatchObject({ pending: 1, monthN: 0 });
  await voices.sayAll([said('alarm-ingestion', 'alarm.closed', second, where, { ...beside, reason: 'DUPLICATE', safetyVerifiedBy: null, closedAt: '2026-03-10T02:12:00Z' })]);
  await until('it counts', async () => (await cellOf(street.code, 'REMOTE')).monthE === 1);
});

test('a cell with ten answered demands passes, its street with four such cells, and both are told once', async () => {
  const street = streets[3]!;
  const makers = [makeMeal, makeOrder, () => makeOrder({ category: 'MEDICAL' }), makeAlarm];
  for (const make of makers) for (let i = 0; i < 10; i++) await tell(make(), street);
  await until('the street is effective', async () => (await city.get('/api/rate')).body.num === 1);
  const { body } = await city.get('/api/rate');
  expect(body).toMatchObject({ num: 1, met: false, ratePermille: Math.floor(1000 / body.den) });
  expect(body.streets.find((one: any) => one.code === street.code)).toMatchObject({ effective: true, why: [] });
  expect(body.drags[0].streets).toBe(body.den - 1);

  const passed = await database.query(
    `SELECT payload->>'category' AS category FROM platform.event WHERE name = 'cell.changed' AND payload->>'streetCode' = $1 AND (payload->>'passed')::boolean`,
    [street.code],
  );
  expect(passed.map((row) => row['category']).toSorted()).toEqual(['CLEAN', 'MEAL', 'MEDICAL', 'REMOTE']);
  const rates = await database.query(`SELECT payload FROM platform.event WHERE name = 'rate.changed' AND (payload->>'num')::int = 1`);
  expect(rates.map((row: any) => row.payload.scope).toSorted()).toEqual(['420100', `420100.${street.district}`]);
});

test("each sees only what lies below it, and nobody's scope can be widened", async () => {
  const other = streets.find((street) => street.district !== streets[0]!.district)!;
  const theirs = await tell(makeOrder(), other);
  await until('it counts', async () => (await cellOf(other.code, 'CLEAN')).monthE === 1);
  const district = await stage.signedIn(account('district-officer', { orgPath: `420100.${streets[0]!.district}` }));
  const board = (await district.get('/api/rate')).body;
  expect(new Set(board.streets.map((street: any) => street.districtCode))).toEqual(new Set([streets[0]!.district]));
  expect((await district.get('/api/rate?scope=420100')).status).toBe(404);
  expect((await district.get(`/api/rate?scope=${other.path}`)).status).toBe(404);
  expect((await district.get(`/api/rate/demands/${theirs}`)).status).toBe(404);
  expect((await district.get(`/api/rate/demands?street=${other.code}`)).body.items).toEqual([]);

  const officer = await stage.signedIn(account('street-officer', { orgPath: streets[3]!.path }));
  expect((await officer.get('/api/rate')).body).toMatchObject({ num: 1, den: 1, met: true });
  expect((await (await stage.signedIn(account('caregiver', { caregiverId: 'C001', providerId: 'P01' }))).get('/api/rate')).status).toBe(403);
  expect((await stage.anonymous().get('/api/rate')).status).toBe(401);
});

test('bad questions are refused by name', async () => {
  for (const path of ['?month=2026-13', '?scope=x', '/demands?outcome=lost', '/demands?why=bored', '/demands?after=bm8', '/trend?months=0', '/demands/7']) {
    expect([path, (await city.get(`/api/rate${path}`)).status]).toEqual([path, 400]);
  }
  expect((await city.get('/api/rate?month=2019-01')).body).toMatchObject({ code: 'month-not-kept' });
});

test('demands are paged, newest first, by what they came to', async () => {
  const query = `street=${streets[3]!.code}&category=MEAL&outcome=effective&limit=4`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { body }: { body: any } = await city.get(`/api/rate/demands?${query}${after ? `&after=${after}` : ''}`);
    seen.push(...body.items.map((item: any) => item.id));
    after = body.next;
  } while (after);
  expect(seen).toHaveLength(10);
  expect(new Set(seen).size).toBe(10);
});

test('a demand of last month opens that month, and this month borrows from it', async () => {
  const street = streets[4]!;
  for (let i = 0; i < 9; i++) await tell(makeOrder(), street);
  await tell({ ...makeOrder(), createdAt: '2026-02-10T02:00:00Z', acknowledgedAt: '2026-02-10T03:00:00Z' }, street);
  await until('the quarter counts', async () => (await cellOf(street.code, 'CLEAN')).by === 'QUARTER');
  expect(await cellOf(street.code, 'CLEAN')).toMatchObject({ n: 10, e: 9, passed: true, monthN: 9, failed: {} });
  expect(await cellOf(street.code, 'CLEAN', '2026-02')).toMatchObject({ n: 1, e: 0, by: 'SHORT', failed: { ACKNOWLEDGED: 1 } });
  expect((await city.get('/api/rate/trend?months=3')).body.map((one: any) => one.month)).toEqual(['2026-02', '2026-03']);
});

test("the register's coverage and new streets show while the month is provisional", async () => {
  const street = streets[3]!;
  await database.query(`UPDATE registry.provider_area SET valid_to = '2026-03-05' WHERE street_code = $1 AND category = 'MEAL'`, [street.code]);
  await database.query(`UPDATE registry.station SET categories = array_remove(categories, 'MEAL') WHERE id IN (SELECT station_id FROM registry.station_street WHERE street_code = $1)`, [street.code]);
  await database.query(
    `INSERT INTO registry.org_unit (path, code, name, kind, parent, central, valid_from)
     VALUES ('420100.' || $1 || '.' || $1 || '999', $1 || '999', 'new', 'STREET', '420100.' || $1, true, '2026-03-20')`,
    [street.district],
  );
  await database.forward('61 s');
  await until('the cell is uncovered', async () => (await cellOf(street.code, 'MEAL')).why === 'UNCOVERED');
  const { body } = await city.get('/api/rate');
  expect(body).toMatchObject({ num: 0, den: streets.length + 1 });
  expect(body.streets.find((one: any) => one.code === `${street.district}999`)).toMatchObject({ effective: false, why: ['MEAL:UNCOVERED', 'CLEAN:UNCOVERED', 'MEDICAL:UNCOVERED', 'REMOTE:UNCOVERED'] });

  await database.query(`UPDATE registry.provider_area SET valid_to = NULL WHERE street_code = $1 AND category = 'MEAL'`, [street.code]);
  await database.forward('61 s');
  await until('it is covered again', async () => (await city.get('/api/rate')).body.num === 1);
});

test('nothing that was kept step by step differs from a count of the whole log', async () => {
  expect(await audit()).toEqual([]);
  await database.query(`UPDATE response_rate.cell SET n = n + 1 WHERE month = '2026-03' AND street_code = $1 AND category = 'MEAL'`, [streets[3]!.code]);
  expect(await audit()).toHaveLength(1);
  await database.query(`UPDATE response_rate.cell SET n = n - 1 WHERE month = '2026-03' AND street_code = $1 AND category = 'MEAL'`, [streets[3]!.code]);
});

test('seven days after its end the month freezes: open demands fail, and a later change is a restatement', async () => {
  const street = streets[5]!;
  const open = { ...makeOrder({ closedAt: null, closeReason: null }), id: newId(), street: street.code };
  await voices.sayAll(storyOfLine(open, street.path));
  await until('it waits', async () => (await cellOf(street.code, 'CLEAN')).pending === 1);

  await database.setClock(new Date('2026-04-07T15:59:00Z'));
  await until('April is open', async () => (await city.get('/api/rate')).body.month === '2026-04');
  expect(await cellOf(street.code, 'CLEAN')).toMatchObject({ pending: 1 });

  await database.setClock(new Date('2026-04-07T16:00:00Z'));
  const march = () => city.get('/api/rate?month=2026-03').then(({ body }) => body);
  await until('March is frozen', async () => !(await march()).provisional);
  expect(await march()).toMatchObject({ revision: 0, num: 1 });
  expect(await cellOf(street.code, 'CLEAN')).toMatchObject({ pending: 0, monthN: 1, failed: { RESULT: 1 } });

  const [meal] = (await city.get(`/api/rate/demands?month=2026-03&street=${streets[3]!.code}&category=MEAL`)).body.items;
  const [other] = (await city.get(`/api/rate/demands?month=2026-03&street=${streets[3]!.code}&category=MEAL&limit=2`)).body.items.slice(1);
  for (const { id } of [meal, other]) {
    await voices.sayAll([said('order-intake', 'order.confirmed', id, { orgPath: streets[3]!.path, elderId: newId() }, { orderId: id, vetoed: true })]);
  }
  await until('the figure is restated', async () => (await march()).revision === 1);
  expect(await march()).toMatchObject({ num: 0 });
  const stated = await database.query(`SELECT revision, num FROM response_rate.rate_statement WHERE month = '2026-03' AND scope = '420100' ORDER BY revision`);
  expect(stated).toEqual([{ revision: 0, num: 1 }, { revision: 1, num: 0 }]);
  expect(await audit()).toEqual([]);
});
