/** Real: Postgres with a small seeded city, row-level security under the registry's own role, the HTTP door. */
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import type { Role } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import type { RowScope } from '#platform/scope.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';

const JIANGAN = '420100.420102';
const WUCHANG = '420100.420106';
let database: StageDatabase;
let stage: StageApp;
let elderOfJiangan: string;

beforeAll(async () => {
  database = await StageDatabase.clone('registry-scope');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
  [{ id: elderOfJiangan }] = (await database.query<{ id: string }>(`SELECT id FROM registry.elder WHERE starts_with(org_path, $1) ORDER BY id LIMIT 1`, [JIANGAN])) as [{ id: string }];
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

const officer = (orgPath: string, role: Role = 'district-officer'): Promise<Person> => stage.signedIn(account(role, { orgPath }));
const idsOf = async (person: Person, path: string): Promise<string[]> => (await person.get(`${path}?limit=200`)).body.items.map(({ id }: { id: string }) => id);

describe('a district', () => {
  it.each(['elders', 'devices', 'caregivers'])('sees its own %s and no others', async (noun) => {
    const [own, foreign] = [await idsOf(await officer(JIANGAN), `/api/registry/${noun}`), await idsOf(await officer(WUCHANG), `/api/registry/${noun}`)];
    expect(own.length).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(0);
    expect(own.filter((id) => foreign.includes(id))).toEqual([]);
  });

  it("can't reach a foreign elder by id, to read or to change", async () => {
    const foreigner = await officer(WUCHANG, 'operator');
    const away = { kind: 'OUT', from: '2030-01-01T00:00:00Z', until: '2030-01-02T00:00:00Z' };
    const answers = [
      await foreigner.get(`/api/registry/elders/${elderOfJiangan}`),
      await foreigner.put(`/api/registry/elders/${elderOfJiangan}/away`, away),
      await foreigner.delete(`/api/registry/elders/${elderOfJiangan}/away`),
      await (await officer(WUCHANG)).post(`/api/registry/elders/${elderOfJiangan}/unmask`, { reason: 'curious about it' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'elder-not-found']));
    expect(await database.query('SELECT FROM registry.unmask_log WHERE elder_id = $1', [elderOfJiangan])).toEqual([]);
  });

  it('finds no foreign elder by a search', async () => {
    const { body } = await (await officer(JIANGAN)).get(`/api/registry/elders?street=420106001&limit=200`);
    expect(body.items).toEqual([]);
  });

  it('whose code merely begins the same is another district', async () => {
    expect(await idsOf(await officer('420100.42010'), '/api/registry/elders')).toEqual([]);
  });
});

describe('row-level security, with every filter of ours removed', () => {
  const seen = async (scope: RowScope, table: string): Promise<Record<string, unknown>[]> => stage.app.get(Database, { strict: false }).within(scope, (tx) => tx.query(`SELECT * FROM registry.${table}`));
  const org = (path: string): RowScope => ({ kind: 'org', path });

  it.each(['elder', 'elder_contact', 'elder_beneficiary', 'device', 'caregiver', 'caregiver_skill', 'caregiver_shift', 'account'])('%s shows a district its rows only', async (table) => {
    const [all, district, nowhere] = [await seen({ kind: 'system' }, table), await seen(org(JIANGAN), table), await seen(org('420100.429999'), table)];
    expect(district.length).toBeGreaterThan(0);
    expect(district.length).toBeLessThan(all.length);
    expect(nowhere).toEqual([]);
  });

  it('shows a provider its caregivers and no elder', async () => {
    const scope: RowScope = { kind: 'provider', providerId: 'P02' };
    const caregivers = await seen(scope, 'caregiver');
    expect(new Set(caregivers.map((row) => row['provider_id']))).toEqual(new Set(['P02']));
    for (const table of ['elder', 'elder_contact', 'device', 'account']) expect(await seen(scope, table)).toEqual([]);
  });

  it('shows a family its elder and what hangs on it', async () => {
    const scope: RowScope = { kind: 'elder', elderIds: [elderOfJiangan] };
    expect((await seen(scope, 'elder')).map((row) => row['id'])).toEqual([elderOfJiangan]);
    expect((await seen(scope, 'elder_contact')).map((row) => row['elder_id'])).toContain(elderOfJiangan);
    expect(await seen(scope, 'caregiver')).toEqual([]);
    expect(await seen({ kind: 'elder', elderIds: [] }, 'elder')).toEqual([]);
  });

  it('lets nobody write outside the own scope', async () => {
    const write = (scope: RowScope): Promise<unknown> =>
      stage.app.get(Database, { strict: false }).within(scope, (tx) => tx.query(`UPDATE registry.elder SET notes = 'x' WHERE id = $1 RETURNING id`, [elderOfJiangan]));
    expect(await write(org(WUCHANG))).toEqual([]);
    expect(await write(org(JIANGAN))).toHaveLength(1);
  });

  it('keeps what was logged and what was decided', async () => {
    const tried = (sql: string): Promise<unknown> => stage.app.get(Database, { strict: false }).within({ kind: 'system' }, (tx) => tx.query(sql));
    for (const sql of ['DELETE FROM registry.unmask_log', 'UPDATE registry.policy SET body = body', 'UPDATE registry.elder_view SET name = name']) {
      await expect(tried(sql)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a family', () => {
  it('sees its elder whole, and only it', async () => {
    const family = await stage.signedIn(account('family', { elderIds: [elderOfJiangan] }));
    expect(await idsOf(family, '/api/registry/elders')).toEqual([elderOfJiangan]);
    const { body } = await family.get(`/api/registry/elders/${elderOfJiangan}`);
    expect(body.contacts[0].phone).toMatch(/^1990000\d{4}$/);
    expect(await idsOf(await stage.signedIn(account('family')), '/api/registry/elders')).toEqual([]);
  });
});

describe('the other services', () => {
  it.each(['alarm_ingestion', 'order_intake', 'dispatch', 'response_rate', 'gateway'])('%s reads the views and no table', async (service) => {
    const [{ elders, policies, rosters }] = (await database.query(
      `WITH role AS MATERIALIZED (SELECT set_config('role', 'huying_${service}', true))
       SELECT (SELECT count(*)::int FROM registry.elder_view) AS elders, (SELECT count(*)::int FROM registry.policy_view) AS policies,
              (SELECT count(*)::int FROM registry.roster_view) AS rosters FROM role`,
    )) as [Record<string, number>];
    expect([elders, policies, rosters! > 0]).toEqual([240, 2, true]);
    const [{ tables }] = (await database.query(
      `SELECT array_agg(c.relname) AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'registry' AND c.relkind = 'r' AND has_table_privilege('huying_${service}', c.oid, 'SELECT')`,
    )) as [{ tables: string[] | null }];
    expect(tables).toBeNull();
  });
});
