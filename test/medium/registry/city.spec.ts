/** Real: Postgres, the whole demo city of 2,000 elders as a first start seeds it. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoDevice, seedCity } from '../../../apps/registry/src/seed/seed-city.js';
import type { DemoAccount } from '../../../apps/registry/src/seed/accounts.seed.js';
import { secretsDir } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';

let database: StageDatabase;
let twin: StageDatabase;
let folder: string;

beforeAll(async () => {
  [database, twin] = await Promise.all([StageDatabase.clone('registry-city', 'empty'), StageDatabase.clone('registry-twin', 'empty')]);
  folder = mkdtempSync(join(secretsDir(), '..', 'city-'));
  copyFileSync(join(secretsDir(), 'data-keys.json'), join(folder, 'data-keys.json'));
});
afterAll(async () => {
  await database?.drop();
  await twin?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const secrets = <T>(name: string): Record<string, T> => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, T>;

describe('the seeded city', () => {
  it('has what the demo promises, once', async () => {
    const city = await seedCity({ url: database.url, secretsDir: folder, seed: 7 });
    expect(city).toMatchObject({ elders: 2000, stations: 60, providers: 12, caregivers: 150 });
    expect(city!.devices).toBeGreaterThan(2_300);
    expect(city!.devices).toBeLessThan(2_500);
    const before = secrets('demo-accounts.json');
    expect(await seedCity({ url: database.url, secretsDir: folder, seed: 7 })).toBeNull();
    expect(secrets('demo-accounts.json')).toEqual(before);
  });

  it('keeps its passwords and device secrets to the owner', () => {
    for (const name of ['demo-accounts.json', 'demo-devices.json']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const accounts = secrets<DemoAccount>('demo-accounts.json');
    expect(Object.keys(accounts)).toEqual(expect.arrayContaining(['operator', 'supervisor', 'dispatcher', 'caregiver', 'district', 'city', 'family', 'admin', 'sim-operator', 'sim-dispatch-P12', 'sim-C150']));
    const people = Object.entries(accounts).filter(([name]) => !name.startsWith('sim-'));
    expect(new Set(people.map(([, { password }]) => password)).size).toBe(people.length);
  });

  it('is the same city for the same seed, but for its secrets', async () => {
    await seedCity({ url: twin.url, secretsDir: folder, seed: 7 });
    const picture = (of: StageDatabase): Promise<unknown> =>
      of.query(`SELECT (SELECT md5(string_agg(id || name || address || ability_level, ',' ORDER BY id)) FROM registry.elder) AS elders,
                       (SELECT md5(string_agg(id || coalesce(elder_id::text, '') || topics, ',' ORDER BY id)) FROM registry.device) AS devices,
                       (SELECT md5(string_agg(id || name || latitude, ',' ORDER BY id)) FROM registry.caregiver) AS caregivers`);
    expect(await picture(twin)).toEqual(await picture(database));
    expect(await twin.query('SELECT secret_hash FROM registry.device WHERE secret_hash IS NOT NULL ORDER BY id LIMIT 1')).not.toEqual(
      await database.query('SELECT secret_hash FROM registry.device WHERE secret_hash IS NOT NULL ORDER BY id LIMIT 1'),
    );
  });

  it('has elders in each of its 89 streets, born from 1925 to 1961', async () => {
    const [row] = await database.query('SELECT count(DISTINCT street_code)::int AS streets, min(birth_year) AS oldest, max(birth_year) AS youngest FROM registry.elder');
    expect(row).toEqual({ streets: 89, oldest: 1925, youngest: 1961 });
  });

  it('lets each gateway speak for its children and for no others', () => {
    const devices = secrets<DemoDevice>('demo-devices.json');
    for (const [id, device] of Object.entries(devices)) {
      expect(device.secret === null).toBe(device.gatewayId !== null);
      if (!device.gatewayId) continue;
      const base = devices[device.gatewayId]!.topics[0]!.replace(/[#+]$/, '');
      for (const topic of device.topics) expect(topic.startsWith(base)).toBe(true);
      expect(devices[device.gatewayId]!.secret).not.toBeNull();
      expect(id).not.toBe(device.gatewayId);
    }
    const first = Object.values(devices).flatMap(({ topics }) => topics[0]!);
    expect(new Set(first).size).toBe(first.length);
  });

  it('is served nearly everywhere, with gaps that the board can find', async () => {
    const served = await database.query(
      `SELECT category, count(DISTINCT street_code)::int AS streets, count(DISTINCT street_code) FILTER (WHERE rota24h)::int AS around FROM registry.coverage_view GROUP BY 1 ORDER BY 1`,
    );
    expect(served).toEqual([
      { category: 'CLEAN', streets: 88, around: 88 },
      { category: 'MEAL', streets: 88, around: 88 },
      { category: 'MEDICAL', streets: 86, around: 86 },
      { category: 'REMOTE', streets: 87, around: 87 },
    ]);
  });

  it('has a responder on shift at every instant of the next week, for each provider', async () => {
    const covered = await database.query(
      `SELECT c.provider_id, range_agg(tstzrange(r.starts_at, r.ends_at)) @> tstzrange(platform.now(), platform.now() + interval '7 days') AS always
       FROM registry.caregiver_view c JOIN registry.caregiver_skill_view k ON k.caregiver_id = c.id AND k.skill = 'RESPONSE'
       JOIN registry.roster_view r ON r.caregiver_id = c.id GROUP BY 1`,
    );
    expect(covered).toHaveLength(12);
    for (const provider of covered) expect(provider).toMatchObject({ always: true });
  });

  it('loses a whole rota when its night carers leave', async () => {
    await database.query(`UPDATE registry.caregiver SET active = false WHERE provider_id = 'P02' AND id IN (SELECT caregiver_id FROM registry.caregiver_shift WHERE starts_minute = 1290)`);
    const [row] = await database.query(`SELECT whole FROM registry.rota_view WHERE provider_id = 'P02'`);
    expect(row).toEqual({ whole: false });
  });
});

describe('the roster', () => {
  it('follows the clock: local weekdays, nights that run past midnight, dates that end', async () => {
    await database.query(`DELETE FROM registry.caregiver_shift WHERE caregiver_id = 'C001'`);
    await database.query(`INSERT INTO registry.caregiver_shift VALUES ('C001', 7, 1290, 600, '2026-01-01', '2027-03-02')`);
    await database.setClock(new Date('2027-02-22T00:10:00+08:00'));
    const shifts = await database.query<{ starts_at: Date; ends_at: Date }>(`SELECT starts_at, ends_at FROM registry.roster_view WHERE caregiver_id = 'C001' ORDER BY 1`);
    // Sunday evening to Monday morning: the one that runs now, and the last before the shift ends for good.
    expect(shifts.map(({ starts_at, ends_at }) => [starts_at.toISOString(), ends_at.toISOString()])).toEqual([
      ['2027-02-21T13:30:00.000Z', '2027-02-21T23:30:00.000Z'],
      ['2027-02-28T13:30:00.000Z', '2027-02-28T23:30:00.000Z'],
    ]);
  });
});

describe('at rest', () => {
  it('no phone number, ID number, password or device secret stands in any table', async () => {
    const tables = await database.query<{ name: string }>(`SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('registry', 'platform')`);
    const dump = (await Promise.all(tables.map(({ name }) => database.query<{ t: string }>(`SELECT t::text FROM ${name} t`)))).flat().map(({ t }) => t).join('\n');
    expect(dump.length).toBeGreaterThan(1_000_000);
    expect(dump).toContain('街道');
    expect(dump).not.toMatch(/1990000\d{4}/);
    expect(dump).not.toMatch(/990000(19[2-6]\d)0101/);
    for (const { password } of Object.values(secrets<DemoAccount>('demo-accounts.json'))) expect(dump).not.toContain(password);
    for (const { secret } of Object.values(secrets<DemoDevice>('demo-devices.json'))) if (secret) expect(dump).not.toContain(secret);
  });
});
