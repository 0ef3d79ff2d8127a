/** Real: Postgres with a small seeded city, row-level security, the registry's door, its listeners and timers. */
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import type { TestPurpose } from '#contracts/device.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Answer, Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';

const JIANGAN = '420100.420102';
const WUCHANG = '420100.420106';
let database: StageDatabase;
let stage: StageApp;
let engineer: Person;
let stranger: Person;
let elder: { id: string; streetCode: string; orgPath: string };
let shelf: string[];

beforeAll(async () => {
  database = await StageDatabase.clone('registry-device-life');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
  engineer = await stage.signedIn(account('device-engineer', { orgPath: JIANGAN, name: '贺川' }));
  stranger = await stage.signedIn(account('device-engineer', { orgPath: WUCHANG }));
  [elder] = (await database.query(`SELECT id, street_code AS "streetCode", org_path AS "orgPath" FROM registry.elder WHERE starts_with(org_path, $1) ORDER BY id LIMIT 1`, [JIANGAN])) as [typeof elder];
  shelf = (await database.query<{ id: string }>(`SELECT id FROM registry.device WHERE state = 'IN_STOCK' AND org_path = $1 ORDER BY id`, [JIANGAN])).map(({ id }) => id);
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

const move = (id: string, body: object, by = engineer): Promise<Answer> => by.post(`/api/registry/devices/${id}/moves`, body);
const one = async (id: string, by = engineer): Promise<any> => (await by.get(`/api/registry/devices/${id}`)).body;
/** As alarm-ingestion says it when a device alarms in its test window. */
const tested = async (id: string, purpose: TestPurpose = 'ACTIVATION'): Promise<void> => {
  await database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload)
     SELECT 'device.tested', 'alarm-ingestion', $1, now, $3, jsonb_build_object('deviceId', $1::text, 'purpose', $2::text, 'types', '["SOS"]'::jsonb, 'testedAt', now) FROM platform.now() AS now`,
    [id, purpose, elder.orgPath],
  );
};
const inUse = (id: string) => until(`${id} in use`, async () => (await one(id)).state === 'IN_USE');
const atHome = async (id: string): Promise<void> => {
  expect((await move(id, { to: 'ISSUED', elderId: elder.id })).status).toBe(200);
  expect((await move(id, { to: 'INSTALLED', place: '床头' })).status).toBe(200);
  await tested(id);
  await inUse(id);
};
const eventsOf = (id: string) => database.query<{ name: string; payload: Record<string, unknown> }>('SELECT name, payload FROM platform.event WHERE subject = $1 ORDER BY xid, id', [id]);

describe('a device', () => {
  it('goes from the store into use by a test alarm, into repair, and back to the store, each move kept', async () => {
    const id = shelf[0]!;
    expect((await move(id, { to: 'ISSUED', elderId: elder.id, receivedOn: '2026-11-01', note: '本人签收' })).body).toMatchObject({
      state: 'ISSUED', elderId: elder.id, streetCode: elder.streetCode, issuedOn: '2026-11-01', next: ['INSTALLED', 'FAULTY', 'IN_STOCK', 'RETIRED'],
    });
    expect((await move(id, { to: 'INSTALLED', place: ' 卫生间 ' })).body).toMatchObject({ state: 'INSTALLED', placeInHome: '卫生间', activatedAt: null });
    expect((await move(id, { to: 'IN_USE' })).body.code).toBe('needs-test');
    await tested(id);
    await inUse(id);
    expect((await one(id)).lastTestedAt).toBe((await one(id)).activatedAt);
    expect((await move(id, { to: 'FAULTY', note: '按键失灵' })).body.state).toBe('FAULTY');
    expect((await move(id, { to: 'IN_USE', note: '换了按键' })).body.state).toBe('IN_USE');
    const back = (await move(id, { to: 'IN_STOCK', note: '老人迁居,翻新' })).body;
    expect(back).toMatchObject({ state: 'IN_STOCK', elderId: null, streetCode: null, placeInHome: null, activatedAt: null, hasSecret: false });
    expect(back.moves.map((line: Record<string, unknown>) => [line['fromState'], line['toState'], line['byName'], line['note']]).slice(0, 6)).toEqual([
      ['IN_USE', 'IN_STOCK', '贺川', '老人迁居,翻新'],
      ['FAULTY', 'IN_USE', '贺川', '换了按键'],
      ['IN_USE', 'FAULTY', '贺川', '按键失灵'],
      ['INSTALLED', 'IN_USE', null, null],
      ['ISSUED', 'INSTALLED', '贺川', null],
      ['IN_STOCK', 'ISSUED', '贺川', '本人签收'],
    ]);
    expect(back.moves[4]).toMatchObject({ place: '卫生间' });
    expect(back.moves[5]).toMatchObject({ receivedOn: '2026-11-01', elderNameMasked: expect.stringMatching(/^.\*$/u) });
    const changes = (await eventsOf(id)).filter(({ name }) => name === 'device.changed');
    // The door keeps the line of whoever stays at home, and ends it for whoever leaves or comes.
    expect(changes.map(({ payload }) => payload['mayStay'])).toEqual([false, true, true, true, true, false]);
  });

  it.each([
    [{ to: 'IN_USE' }, 409, 'device-state-not-possible'],
    [{ to: 'ISSUED' }, 422, 'home-missing'],
    [{ to: 'ISSUED', elderId: '00000000-0000-8000-8000-000000000000' }, 422, 'elder-not-found'],
    [{ to: 'RETIRED' }, 422, 'note-missing'],
    [{ to: 'BROKEN' }, 400, 'bad-input'],
    [{ to: 'ISSUED', elderId: 'x' }, 400, 'bad-input'],
    [{ to: 'ISSUED', receivedOn: '2026-02-30' }, 400, 'bad-input'],
    [{ to: 'FAULTY', note: 'x', replacedBy: 'SOS-0000' }, 422, 'replacement-not-in-stock'],
  ])('refuses %j from the store: %i %s', async (body, status, code) => expect(await move(shelf[1]!, body)).toMatchObject({ status, body: { code } }));

  it('in repair is replaced by one of the store, which goes to the same elder', async () => {
    const [broken, spare] = [shelf[1]!, shelf[2]!];
    await atHome(broken);
    expect((await move(broken, { to: 'FAULTY', note: '进水', replacedBy: spare })).status).toBe(200);
    expect(await one(spare)).toMatchObject({ state: 'ISSUED', elderId: elder.id });
    expect((await one(broken)).moves[0]).toMatchObject({ toState: 'FAULTY', replacedBy: spare });
  });

  it('keeps its moves from being changed', async () => {
    const roles = await database.query<{ may: boolean }>(
      `SELECT bool_or(has_table_privilege('huying_registry', 'registry.' || t, p)) AS may FROM unnest('{device_move,device_credential}'::text[]) t, unnest('{UPDATE,DELETE}'::text[]) p`,
    );
    expect(roles).toEqual([{ may: false }]);
  });

  it('that measures only is put in use by hand; a gateway stays while something speaks through it', async () => {
    const [meter] = (await database.query(`SELECT id, gateway_id AS gateway FROM registry.device WHERE class = 'WATER' AND starts_with(org_path, $1) LIMIT 1`, [JIANGAN])) as [{ id: string; gateway: string }];
    await database.query(`UPDATE registry.device SET state = 'INSTALLED', activated_at = NULL WHERE id = $1`, [meter.id]);
    expect((await move(meter.id, { to: 'IN_USE' })).body).toMatchObject({ state: 'IN_USE', activatedAt: expect.any(String), signsIn: false });
    expect((await move(meter.gateway, { to: 'RETIRED', note: '停用' })).body.code).toBe('has-children');
    expect((await move(meter.id, { to: 'IN_STOCK', note: '拆除' })).body).toMatchObject({ gatewayId: null });
    expect((await move(meter.id, { to: 'ISSUED', elderId: elder.id, gatewayId: shelf[3]! })).body.code).toBe('gateway-not-found');
    expect((await move(meter.id, { to: 'ISSUED', elderId: elder.id, gatewayId: meter.gateway })).body).toMatchObject({ gatewayId: meter.gateway });
    expect(await database.query(`SELECT topics->>0 AS topic FROM registry.device WHERE id = $1`, [meter.id])).toEqual([{ topic: expect.stringMatching(new RegExp(`^wmbusmeters/${meter.gateway}/\\d{8}$`)) }]);
  });
});

describe('another district', () => {
  it('sees neither the device nor its moves, and moves nothing', async () => {
    expect((await stranger.get(`/api/registry/devices/${shelf[0]}`)).body.code).toBe('device-not-found');
    expect((await move(shelf[0]!, { to: 'RETIRED', note: 'x' }, stranger)).body.code).toBe('device-not-found');
    expect((await stranger.post(`/api/registry/devices/${shelf[0]}/credentials`, {})).body.code).toBe('device-not-found');
    const [theirs] = await database.query<{ id: string }>(`SELECT id FROM registry.device WHERE state = 'IN_STOCK' AND org_path = $1 LIMIT 1`, [WUCHANG]);
    expect((await move(theirs!.id, { to: 'ISSUED', elderId: elder.id }, stranger)).body.code).toBe('elder-not-found');
  });

  it.each(['operator', 'auditor', 'family', 'caregiver', 'city-officer'] as const)('is no %s’s to move', async (role) => {
    const person = await stage.signedIn(account(role, role === 'family' ? { elderIds: [elder.id] } : {}));
    expect((await move(shelf[0]!, { to: 'RETIRED', note: 'x' }, person)).status).toBe(403);
    expect((await person.post(`/api/registry/devices/${shelf[0]}/credentials`, {})).status).toBe(403);
  });
});

describe('the funnel and the reports', () => {
  it('count what the caller sees, every state in its order', async () => {
    const { body } = await engineer.get('/api/registry/devices/funnel');
    const rows = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM registry.device WHERE starts_with(org_path, $1)`, [JIANGAN]);
    expect(body.map(({ state }: { state: string }) => state)).toEqual(['IN_STOCK', 'ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY', 'RETIRED']);
    expect(body.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(rows[0]!.n);
  });

  it('name what was handed over a week ago and never activated, and not what is younger', async () => {
    const [old, young] = [shelf[3]!, shelf[4]!];
    for (const id of [old, young]) await move(id, { to: 'ISSUED', elderId: elder.id });
    await database.query(`UPDATE registry.device SET issued_on = (platform.now() AT TIME ZONE 'Asia/Shanghai')::date - $2::int WHERE id = $1`, [old, 7]);
    await database.query(`UPDATE registry.device SET issued_on = (platform.now() AT TIME ZONE 'Asia/Shanghai')::date - $2::int WHERE id = $1`, [young, 6]);
    const ids = (await engineer.get('/api/registry/devices/reports/never-activated?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect(ids).toContain(old);
    expect(ids).not.toContain(young);
    expect((await engineer.get('/api/registry/devices/reports/anything')).status).toBe(400);
  });
});

describe('the monthly self-test', () => {
  it('is reminded of after thirty days without one, again a week later, and done by a test', async () => {
    const id = shelf[5]!;
    await atHome(id);
    const due = async (): Promise<boolean> => (await engineer.get('/api/registry/devices/reports/self-test-due?limit=200')).body.items.some((row: { id: string }) => row.id === id);
    const reminders = async (): Promise<number> => (await eventsOf(id)).filter(({ name }) => name === 'device.self-test-due').length;
    expect(await due()).toBe(false);
    await database.forward('29 days 23 hours');
    expect(await due()).toBe(false);
    expect(await reminders()).toBe(0);
    await database.forward('61 minutes');
    await until('a reminder', async () => (await reminders()) === 1);
    expect(await due()).toBe(true);
    await database.forward('7 days');
    await until('a second reminder', async () => (await reminders()) === 2);
    await tested(id, 'SELF_TEST');
    await until('the list without it', async () => !(await due()));
    expect(await database.query(`SELECT due_at > platform.now() + interval '29 days' AS later FROM platform.timer WHERE kind = 'device.self-test' AND subject = $1`, [id])).toEqual([{ later: true }]);
  });

  it('has a timer for every device that alarms and is in use, also for those of before', async () => {
    const [row] = await database.query(
      `SELECT count(*)::int AS missing FROM registry.device d WHERE state = 'IN_USE' AND class = ANY ('{SOS,WATCH,FALL,SMOKE,GAS,CO}')
         AND NOT EXISTS (SELECT FROM platform.timer t WHERE t.kind = 'device.self-test' AND t.subject = d.id)`,
    );
    expect(row).toEqual({ missing: 0 });
  });
});
