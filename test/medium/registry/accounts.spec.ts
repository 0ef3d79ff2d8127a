/** Real: Postgres with a small seeded city, row-level security, the HTTP door. */
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';

const JIANGAN = '420100.420102';
let database: StageDatabase;
let stage: StageApp;

beforeAll(async () => {
  database = await StageDatabase.clone('registry-accounts');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

const wanted = { username: 'new-operator', name: '新坐席', role: 'operator', orgPath: JIANGAN };

describe('accounts', () => {
  it('are given by the administrator, with a first password that works', async () => {
    const admin = await stage.signedIn(account('system-admin'));
    const made = await admin.post('/api/registry/accounts', wanted);
    expect(made).toMatchObject({ status: 201, body: { username: 'new-operator', orgPath: JIANGAN, password: expect.stringMatching(/^[\w-]{16}$/) } });
    const opened = await stage.anonymous().post('/api/session', { username: 'new-operator', password: made.body.password });
    expect(opened.body.account).toMatchObject({ accountId: made.body.id, orgPath: JIANGAN });
    expect((await admin.post('/api/registry/accounts', wanted)).body.code).toBe('username-taken');
    const reset = await admin.post(`/api/registry/accounts/${made.body.id}/reset-password`);
    expect((await stage.anonymous().post('/api/session', { username: 'new-operator', password: made.body.password })).status).toBe(401);
    expect((await stage.anonymous().post('/api/session', { username: 'new-operator', password: reset.body.password })).status).toBe(200);
  });

  it.each([
    [{ ...wanted, username: 'x1', orgPath: undefined }, 'scope-missing'],
    [{ ...wanted, username: 'x2', providerId: 'P01' }, 'scope-too-much'],
    [{ ...wanted, username: 'x3', orgPath: '420100.999999' }, 'scope-unknown'],
    [{ username: 'x4', name: 'x', role: 'caregiver', providerId: 'P02', caregiverId: 'C001' }, 'scope-unknown'],
    [{ ...wanted, username: 'Not A Name' }, 'bad-input'],
    [{ ...wanted, username: 'x5', role: 'emperor' }, 'bad-input'],
  ])('are refused: %j is %s', async (body, code) => {
    const admin = await stage.signedIn(account('system-admin'));
    expect((await admin.post('/api/registry/accounts', body)).body.code).toBe(code);
  });

  it('leave no first password behind, not even where answers are kept for a replay', async () => {
    const admin = await stage.signedIn(account('system-admin'));
    const made = await admin.post('/api/registry/accounts', { ...wanted, username: 'z1' }, { 'idempotency-key': 'made-once-only' });
    expect(made.status).toBe(201);
    expect(JSON.stringify(await database.query('SELECT * FROM platform.idempotency'))).not.toContain(made.body.password);
    expect((await admin.post('/api/registry/accounts', { ...wanted, username: 'z1' }, { 'idempotency-key': 'made-once-only' })).body.code).toBe('username-taken');
  });

  it("of other districts are out of a district administrator's reach", async () => {
    const admin = await stage.signedIn(account('system-admin', { orgPath: '420100.420106' }));
    expect((await admin.post('/api/registry/accounts', { ...wanted, username: 'y1' })).body.code).toBe('scope-outside-yours');
    expect((await admin.post('/api/registry/accounts', { ...wanted, username: 'y2', orgPath: '420100' })).body.code).toBe('scope-outside-yours');
    const [district] = await database.query<{ id: string }>(`SELECT id FROM registry.account WHERE username = 'district'`);
    expect((await admin.post(`/api/registry/accounts/${district!.id}/disable`)).body.code).toBe('account-not-found');
    const { items } = (await admin.get('/api/registry/accounts?limit=200')).body;
    const own = await database.query(`SELECT FROM registry.account WHERE starts_with(org_path, '420100.420106')`);
    expect(items).toHaveLength(own.length);
  });

  it('list without a password in sight, and not for everybody', async () => {
    const { body } = await (await stage.signedIn(account('auditor'))).get('/api/registry/accounts?q=dispatcher');
    expect(body.items).toHaveLength(1);
    expect(Object.keys(body.items[0]).toSorted()).toEqual(['caregiverId', 'disabledAt', 'elderIds', 'id', 'name', 'orgPath', 'providerId', 'role', 'username']);
    expect((await (await stage.signedIn(account('operator'))).get('/api/registry/accounts')).status).toBe(403);
    expect((await (await stage.signedIn(account('auditor'))).post('/api/registry/accounts', wanted)).status).toBe(403);
    expect((await stage.anonymous().get('/api/registry/accounts')).status).toBe(401);
  });

  it('nobody disables the own one', async () => {
    const me = account('system-admin');
    expect((await (await stage.signedIn(me)).post(`/api/registry/accounts/${me.accountId}/disable`)).body.code).toBe('not-yourself');
  });
});
