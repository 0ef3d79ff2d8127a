/** Real: Postgres with a small seeded city, the seals on personal fields, the HTTP door. */
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import { FieldSeal } from '../../../apps/registry/src/field-seal.js';
import { account } from '#test/make/account.js';
import { secretsDir, StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Answer, Person } from '#test/stage/person.js';

let database: StageDatabase;
let stage: StageApp;
let operator: Person;
let known: { id: string; name: string; phone: string; contactPhone: string; deviceId: string; street_code: string };

beforeAll(async () => {
  database = await StageDatabase.clone('registry-registers');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
  operator = await stage.signedIn(account('operator'));
  const [row] = await database.query<Record<string, string>>(
    `SELECT e.id, e.name, e.street_code, e.phone_sealed, c.phone_sealed AS contact_sealed, d.id AS "deviceId" FROM registry.elder e
     JOIN registry.elder_contact c ON c.elder_id = e.id AND c.place = 1 JOIN registry.device d ON d.elder_id = e.id AND d.class = 'SOS'
     WHERE away_kind IS NULL ORDER BY d.id LIMIT 1`,
  );
  const seal = FieldSeal.from(secretsDir());
  known = { ...(row as unknown as typeof known), phone: seal.open('phone', row!['phone_sealed']!), contactPhone: seal.open('phone', row!['contact_sealed']!) };
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

async function walk(path: string, limit: number, between: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { status, body }: Answer = await operator.get(`${path}?limit=${limit}${after ? `&after=${after}` : ''}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    after = body.next;
    await between();
  } while (after);
  return ids;
}

describe('pages', () => {
  it.each([
    ['/api/registry/elders', 'elder', 7],
    ['/api/registry/devices', 'device', 50],
    ['/api/registry/stations', 'station', 9],
    ['/api/registry/caregivers', 'caregiver', 200],
    ['/api/registry/providers', 'provider', 5],
  ])('of %s hold every row once', async (path, table, limit) => {
    const ids = await walk(path, limit);
    const rows = await database.query<{ id: string }>(`SELECT id FROM registry.${table}`);
    expect(ids).toHaveLength(rows.length);
    expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
  });

  it('stay where they are while rows come and go before them', async () => {
    const before = await walk('/api/registry/devices', 40);
    let turn = 0;
    const during = await walk('/api/registry/devices', 40, () =>
      database.query(`INSERT INTO registry.device SELECT 'AAA-' || $1::text, elder_id, org_path, street_code, class, model, format, heartbeat_seconds, owner, NULL, '[]', state, issued_on FROM registry.device LIMIT 1`, [turn++]),
    );
    expect(during).toEqual(before);
    await database.query(`DELETE FROM registry.device WHERE id LIKE 'AAA-%'`);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'after=bm8', 'after=WzEsMl0', 'after=%27', 'street=42', 'other=1', `q=${'x'.repeat(51)}`])('refuse ?%s', async (query) =>
    expect(await operator.get(`/api/registry/elders?${query}`)).toMatchObject({ status: 400, body: { code: 'bad-input' } }),
  );
});

describe('a search', () => {
  const found = async (q: string): Promise<string[]> => (await operator.get(`/api/registry/elders?limit=200&q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: string }) => id);

  it('finds an elder by name, by device, by the own phone and by a contact’s', async () => {
    for (const q of [known.name, known.deviceId, known.deviceId.toLowerCase(), known.phone, `+86 ${known.phone}`, known.contactPhone]) {
      expect(await found(q)).toContain(known.id);
    }
    expect(await found(known.phone)).toEqual([known.id]);
  });

  it('finds nobody by a part of a phone number', async () => expect(await found(known.phone.slice(0, 9))).toEqual([]));

  it('finds a street’s elders by its name and by its code', async () => {
    const [{ name }] = (await database.query('SELECT name FROM registry.street_view WHERE code = $1', [known.street_code])) as [{ name: string }];
    const byCode = (await operator.get(`/api/registry/elders?limit=200&street=${known.street_code}`)).body.items;
    expect(byCode.length).toBeGreaterThan(0);
    expect(await found(name)).toEqual(byCode.map(({ id }: { id: string }) => id));
  });

  it.each(['%', '_', '\\', "'; DROP TABLE elder; --"])('takes %s as the text it is', async (q) => expect(await found(q)).toEqual([]));
});

describe('a card', () => {
  it('shows those who call everything, and keeps that it did', async () => {
    const { body } = await operator.get(`/api/registry/elders/${known.id}`);
    expect(body).toMatchObject({ name: known.name, phone: known.phone, phoneMasked: expect.stringMatching(/^199\*{4}\d{4}$/), idNumberMasked: expect.stringMatching(/^990\*{11}\d{4}$/) });
    expect(body.contacts[0]).toMatchObject({ order: 1, phone: known.contactPhone });
    expect(body.devices.map(({ id }: { id: string }) => id)).toContain(known.deviceId);
    expect(body.abilityScheme).toBe('GB/T 42195-2022');
    expect(body.beneficiaryClasses.length).toBeGreaterThan(0);
    const logged = await database.query('SELECT role, reason FROM registry.unmask_log WHERE elder_id = $1', [known.id]);
    expect(logged).toEqual([{ role: 'operator', reason: 'on duty at the desk' }]);
  });

  it('hides the numbers from the officer until a reason is given', async () => {
    const officer = await stage.signedIn(account('district-officer'));
    const masked = (await officer.get(`/api/registry/elders/${known.id}`)).body;
    expect(masked.name).toBe(known.name);
    expect(JSON.stringify(masked)).not.toMatch(/1990000\d{4}/);
    expect((await officer.post(`/api/registry/elders/${known.id}/unmask`, { reason: '' })).status).toBe(400);
    const open = (await officer.post(`/api/registry/elders/${known.id}/unmask`, { reason: '入户核实,电话约时间' })).body;
    expect(open.phone).toBe(known.phone);
    const [last] = await database.query('SELECT role, reason FROM registry.unmask_log ORDER BY id DESC LIMIT 1');
    expect(last).toEqual({ role: 'district-officer', reason: '入户核实,电话约时间' });
  });

  it('shows the assessor a row and no person', async () => {
    const { body } = await (await stage.signedIn(account('assessor'))).get(`/api/registry/elders/${known.id}`);
    expect(body).toMatchObject({ name: `${known.name[0]}*`, latitude: null, longitude: null, conditions: [], notes: '' });
    expect(JSON.stringify(body)).not.toMatch(/1990000\d{4}/);
    expect(body.address).toMatch(/\*\*\*$/);
    for (const contact of body.contacts) expect(contact.name).toMatch(/^.\*$/u);
  });

  it('is no caregiver’s, and no address is one', async () => {
    const caregiver = await stage.signedIn(account('caregiver', { providerId: 'P01', caregiverId: 'C001' }));
    expect((await caregiver.get(`/api/registry/elders/${known.id}`)).status).toBe(403);
    expect((await operator.get('/api/registry/elders/not-an-id')).status).toBe(400);
    expect((await operator.get('/api/registry/elders/00000000-0000-8000-8000-000000000000')).body.code).toBe('elder-not-found');
  });
});

describe('away mode', () => {
  const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

  it('begins and ends, and both are told', async () => {
    const away = { kind: 'HOSPITAL', from: hoursFromNow(-1), until: hoursFromNow(48) };
    expect((await operator.put(`/api/registry/elders/${known.id}/away`, away)).status).toBe(204);
    expect((await operator.get(`/api/registry/elders/${known.id}`)).body).toMatchObject({ awayKind: 'HOSPITAL', awayFrom: away.from, awayUntil: away.until });
    expect((await operator.delete(`/api/registry/elders/${known.id}/away`)).status).toBe(204);
    expect((await operator.get(`/api/registry/elders/${known.id}`)).body).toMatchObject({ awayKind: null, awayUntil: null });
    const told = await database.query(`SELECT name, elder_id::text FROM platform.event WHERE subject = $1`, [known.id]);
    expect(told).toEqual([1, 2].map(() => ({ name: 'elder.changed', elder_id: known.id })));
  });

  it.each([
    [{ kind: 'OUT', from: hoursFromNow(2), until: hoursFromNow(1) }, 'away-backwards'],
    [{ kind: 'OUT', from: hoursFromNow(-3), until: hoursFromNow(-1) }, 'away-over'],
    [{ kind: 'OUT', from: hoursFromNow(0), until: hoursFromNow(24 * 400) }, 'away-too-long'],
    [{ kind: 'PARTY', from: hoursFromNow(0), until: hoursFromNow(1) }, 'bad-input'],
    [{ kind: 'OUT', from: 'today', until: hoursFromNow(1) }, 'bad-input'],
  ])('refuses %j: %s', async (body, code) => expect((await operator.put(`/api/registry/elders/${known.id}/away`, body)).body.code).toBe(code));
});

describe('devices', () => {
  it('are filtered, and show no secret', async () => {
    const { items } = (await operator.get('/api/registry/devices?class=SMOKE&limit=200')).body;
    expect(new Set(items.map((row: { class: string }) => row.class))).toEqual(new Set(['SMOKE']));
    expect(JSON.stringify(items)).not.toMatch(/secret|topics/i);
    expect((await operator.get(`/api/registry/devices?q=${known.deviceId}`)).body.items).toMatchObject([{ id: known.deviceId, elderId: known.id, elderNameMasked: `${known.name[0]}*` }]);
  });
});

describe('places and providers', () => {
  it('are all 193 street units, of which 89 count for the rate, each with its tile', async () => {
    expect((await operator.get('/api/registry/streets')).body).toHaveLength(193);
    const central = (await operator.get('/api/registry/streets?central=true')).body;
    expect(central).toHaveLength(89);
    expect(new Set(central.map((street: { hex: { q: number; r: number } }) => `${street.hex.q},${street.hex.r}`)).size).toBe(89);
    expect(central[0]).toEqual({
      code: '420102002', name: '大智街道', districtCode: '420102', districtName: '江岸区', central: true,
      latitude: 30.5894, longitude: 114.2866, path: '420100.420102.420102002', hex: { q: -1, r: 1 },
    });
  });

  it('say what a provider serves, with whom, and whether somebody is always there', async () => {
    const { body } = await operator.get('/api/registry/providers/P01');
    expect(body).toMatchObject({ id: 'P01', categories: ['CLEAN', 'MEAL', 'MEDICAL', 'REMOTE'], caregiverCount: 13, rota24h: true });
    expect(body.areas.length).toBeGreaterThan(50);
    expect((await operator.get('/api/registry/providers/P99')).body.code).toBe('not-found');
  });

  it('list caregivers with valid and expired certificates and their shift', async () => {
    const { items } = (await operator.get('/api/registry/caregivers?provider=P01')).body;
    expect(items).toHaveLength(13);
    for (const row of items) {
      expect(row.phoneMasked).toMatch(/^199\*{4}\d{4}$/);
      expect(Date.parse(row.shift.endsAt)).toBeGreaterThan(Date.now());
      expect(row.onShift).toBe(Date.parse(row.shift.startsAt) <= Date.now());
    }
    await database.query(`UPDATE registry.caregiver_skill SET certificate_expires_on = '2020-01-01' WHERE caregiver_id = 'C013' AND skill = 'BATHING'`);
    const { items: bathing } = (await operator.get('/api/registry/caregivers?provider=P01&skill=BATHING')).body;
    const skill = bathing.find(({ id }: { id: string }) => id === 'C013').skills.find((one: { skill: string }) => one.skill === 'BATHING');
    expect(skill).toMatchObject({ valid: false, certificateExpiresOn: '2020-01-01' });
  });

  it('show the policies, and which version is in force', async () => {
    await database.query(`INSERT INTO registry.policy SELECT kind, 2, '2099-01-01', body FROM registry.policy WHERE kind = 'rate'`);
    const { body } = await operator.get('/api/registry/policies');
    expect(body.map((row: { kind: string; version: number; inForce: boolean }) => [row.kind, row.version, row.inForce])).toEqual([
      ['rate', 1, true],
      ['rate', 2, false],
      ['time-limits', 1, true],
    ]);
    expect(body[0].body).toMatchObject({ theta: { MEAL: 900, REMOTE: 950 }, minimum: 10, target: 600 });
  });
});
