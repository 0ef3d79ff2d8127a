// Real: Postgres with a small seeded city, row-level security, the HTTP door.
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';

let database: StageDatabase;
let stage: StageApp;
let path: string;
let id: string;
let elder: Person;
let family: Person;
let officer: Person;
beforeAll(async () => {
  database = await StageDatabase.clone('registry-consents');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
  const [row] = await database.query<{ id: string }>('SELECT id FROM registry.elder WHERE NOT forced_entry_consent ORDER BY id LIMIT 1');
  id = row!.id;
  path = `/api/registry/elders/${id}/consents`;
  elder = await stage.signedIn(account('elder', { elderIds: [id] }));
  family = await stage.signedIn(account('family', { elderIds: [id] }));
  officer = await stage.signedIn(account('street-officer'));
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

const standing = (body: { standing: { kind: string; granted: boolean }[] }, kind: string): boolean | undefined => body.standing.find((one) => one.kind === kind)?.granted;

test('what was signed at registration stands; who was never asked has not agreed', async () => {
  const { body } = await elder.get(path);
  expect(standing(body, 'FAMILY_SHARING')).toBe(true);
  expect(standing(body, 'VOICE_RECORDING')).toBe(false);
  expect(standing(body, 'FORCED_ENTRY')).toBe(false);
});

test('the elder takes a consent back and gives it again; the ledger keeps all three', async () => {
  const say = (granted: boolean) => elder.post(path, { kind: 'LOCATION', granted, givenBy: 'ELDER', purpose: '走失时寻找' });
  expect(standing((await say(false)).body, 'LOCATION')).toBe(false);
  const { body, status } = await say(true);
  expect(status).toBe(201);
  expect(standing(body, 'LOCATION')).toBe(true);
  expect(body.lines.filter((line: { kind: string }) => line.kind === 'LOCATION').map(({ granted, withdrawnAt }: { granted: boolean; withdrawnAt: string | null }) => [granted, withdrawnAt !== null])).toEqual([[true, false], [false, false], [true, true]]);
});

test('a forced entry is one truth: the ledger and the card say the same', async () => {
  expect((await family.post(path, { kind: 'FORCED_ENTRY', granted: true, givenBy: 'FAMILY', purpose: '紧急救助' })).body.code).toBe('evidence-missing');
  expect((await family.post(path, { kind: 'FORCED_ENTRY', granted: true, givenBy: 'GUARDIAN', evidence: '监护协议第 3 条', purpose: '紧急救助' })).status).toBe(201);
  expect((await family.get(`/api/registry/elders/${id}`)).body.forcedEntryConsent).toBe(true);
  await elder.post(path, { kind: 'FORCED_ENTRY', granted: false, givenBy: 'ELDER', purpose: '不同意' });
  expect((await elder.get(`/api/registry/elders/${id}`)).body.forcedEntryConsent).toBe(false);
  for (const givenBy of ['FAMILY', 'GUARDIAN']) {
    expect((await family.post(path, { kind: 'FORCED_ENTRY', granted: true, givenBy, evidence: '监护协议第 3 条', purpose: '紧急救助' })).body).toMatchObject({ status: 409, code: 'elder-said-no' });
    await family.post(path, { kind: 'FORCED_ENTRY', granted: false, givenBy: 'FAMILY', purpose: '不覆盖老人的话' });
  }
  expect((await officer.post(path, { kind: 'FORCED_ENTRY', granted: true, givenBy: 'GUARDIAN', evidence: '监护协议第 3 条', purpose: '紧急救助' })).status).toBe(201);
  const told = await database.query(`SELECT FROM platform.event WHERE name = 'elder.changed' AND subject = $1`, [id]);
  expect(told.length).toBeGreaterThanOrEqual(4);
});

test('nobody speaks for somebody else, nor outside the scope, and no line is changed afterwards', async () => {
  expect((await family.post(path, { kind: 'LOCATION', granted: true, givenBy: 'ELDER', evidence: 'x', purpose: '寻找' })).body.code).toBe('consent-not-yours');
  expect((await officer.post(path, { kind: 'VOICE_RECORDING', granted: true, givenBy: 'ELDER', evidence: '入户录音 11-22', purpose: '通话质检' })).status).toBe(201);
  const stranger = await stage.signedIn(account('family', { elderIds: ['00000000-0000-8000-8000-000000000000'] }));
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.post(path, { kind: 'LOCATION', granted: false, givenBy: 'FAMILY', purpose: '寻找' })).status).toBe(404);
  const operator = await stage.signedIn(account('operator'));
  expect((await operator.get(path)).status).toBe(200);
  expect((await operator.post(path, { kind: 'LOCATION', granted: false, givenBy: 'ELDER', purpose: '寻找' })).status).toBe(403);
  const asRegistry = database.query(`SET ROLE huying_registry; UPDATE registry.consent SET granted = true`);
  await expect(asRegistry).rejects.toThrow('permission denied');
});
