// Real: Postgres with a small seeded city, the registry's doors, timers on the movable clock, a gateway that is a real HTTP server, kill -9.
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmLevel, AlarmType } from '#contracts/alarm.js';
import type { EventName, Flow } from '#contracts/flow.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { SYSTEM } from '#platform/scope.js';
import { account } from '#test/make/account.js';
import { secretsDir, StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { until } from '#test/stage/until.js';
import { freePort } from '../../../apps/standalone/src/engine.js';
import { FieldSeal } from '../../../apps/registry/src/field-seal.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import { ServiceProcess } from '../../fault/service-process.js';
import { accepts, hangs, NoticeReceiver, refuses } from './notice-receiver.js';

const SECRET = 'a secret of this test alone';
let database: StageDatabase;
let stage: StageApp;
let ingestion: Database;
let dispatch: Database;
let gateway: NoticeReceiver;
let elder: { id: string; orgPath: string; nameMasked: string; contactPhone: string };
let family: { id: string };
const FAMILY_PHONE = '19900009999';

beforeAll(async () => {
  database = await StageDatabase.clone('registry-notices');
  gateway = await new NoticeReceiver().open();
  const secretFile = join(secretsDir(), `notify-${process.pid}`);
  writeFileSync(secretFile, `${SECRET}\n`);
  stage = await StageApp.start(database, 'registry', [RegistryModule], { NOTIFY_URL: gateway.url, NOTIFY_SECRET_FILE: secretFile });
  ingestion = new Database({ service: 'alarm-ingestion', entities: [], url: database.url, poolSize: 2 });
  dispatch = new Database({ service: 'dispatch', entities: [], url: database.url, poolSize: 2 });
  await Promise.all([ingestion.onModuleInit(), dispatch.onModuleInit()]);
  const [row] = await database.query<{ id: string; orgPath: string; nameMasked: string; sealed: string; family: string }>(
    `SELECT e.id, e.org_path AS "orgPath", e.name_masked AS "nameMasked", c.phone_sealed AS sealed, a.id AS family
     FROM registry.account a JOIN registry.elder e ON e.id = a.elder_ids[1] JOIN registry.elder_contact c ON c.elder_id = e.id AND c.place = 1 WHERE a.username = 'family'`,
  );
  elder = { ...row!, contactPhone: FieldSeal.from(secretsDir()).open('phone', row!.sealed) };
  family = { id: row!.family };
  await prefer({});
});
afterAll(async () => {
  await stage?.stop();
  await Promise.all([ingestion?.onApplicationShutdown(), dispatch?.onApplicationShutdown(), gateway?.close()]);
  await database?.drop();
});
beforeEach(() => {
  gateway.answers = [accepts];
});

const me = () => stage.signedIn(account('family', { accountId: family.id, elderIds: [elder.id] }));

async function prefer(more: object): Promise<void> {
  const wish = { phone: FAMILY_PHONE, channels: ['sms'], kinds: ['ALARM', 'PROGRESS', 'VISIT'], locale: 'zh-CN', quietFrom: '00:00', quietTo: '00:00', ...more };
  expect((await (await me()).put(`/api/registry/elders/${elder.id}/notice-preference`, wish)).status).toBe(200);
}

const says = <N extends EventName>(by: Database, name: N, subject: string, payload: Flow[N]): Promise<void> =>
  by.within(SYSTEM, (tx) => tell(tx, { name, subject, orgPath: elder.orgPath, elderId: elder.id, payload }));

async function raises(type: AlarmType = 'SOS', level: AlarmLevel = 'P1'): Promise<string> {
  const alarmId = newId();
  const raisedAt = new Date().toISOString();
  await says(ingestion, 'alarm.raised', alarmId, { alarmId, incidentId: alarmId, type, level, elderId: elder.id, deviceId: null, streetCode: '420102002', raisedAt });
  return alarmId;
}
const unanswered = (alarmId: string) => says(ingestion, 'alarm.escalated', alarmId, { alarmId, limit: 'ACKNOWLEDGE', step: 'DISTRICT', dueAt: new Date().toISOString(), notifyContact: true });
const taken = (alarmId: string) => says(ingestion, 'alarm.acknowledged', alarmId, { alarmId, incidentId: alarmId, by: 'human', acknowledgedAt: new Date().toISOString() });

interface Row {
  id: string;
  channel: string;
  template: string;
  state: string;
  why: string | null;
  reference: string | null;
  attempts: number;
}
const noticesOf = (subject: string): Promise<Row[]> => database.query<Row>('SELECT id, channel, template, state, why, reference, attempts FROM registry.notice WHERE subject = $1 ORDER BY id', [subject]);
const noticed = (subject: string, fits: (row: Row) => boolean): Promise<Row> => until(`a notice about ${subject}`, async () => (await noticesOf(subject)).find(fits));

function signed(body: object, { secret = SECRET, at = Math.floor(Date.now() / 1000), sent = body }: { secret?: string; at?: number; sent?: object } = {}) {
  const signature = createHmac('sha256', secret).update(`${at}.${JSON.stringify(body)}`).digest('hex');
  return stage.anonymous().post('/api/registry/notices/receipts', sent, { 'x-huying-timestamp': String(at), 'x-huying-signature': signature });
}
const databaseSeconds = async (): Promise<number> => Number((await database.query<{ s: string }>('SELECT extract(epoch FROM platform.now()) AS s'))[0]!.s) | 0;

test('a gateway that fails twice gets the same notice thrice, signed, and then it is accepted', async () => {
  gateway.answers = [refuses(500), refuses(302), accepts];
  const alarmId = await raises();
  const notice = await noticed(alarmId, ({ template }) => template === 'ALARM_RAISED');
  await until('the first try failed', async () => (await noticesOf(alarmId))[0]!.why === 'http-500');
  await database.forward('10 s');
  await until('the second try failed', async () => (await noticesOf(alarmId))[0]!.why === 'http-302');
  await database.forward('60 s');
  await noticed(alarmId, ({ state, reference }) => state === 'ACCEPTED' && reference === 'gw-1');
  const tries = gateway.triesOf(notice.id);
  expect(tries).toHaveLength(3);
  for (const { headers, body, notice: { to, text, params } } of tries) {
    expect(headers['x-huying-signature']).toBe(createHmac('sha256', SECRET).update(`${headers['x-huying-timestamp'] as string}.${body}`).digest('hex'));
    expect(to).toBe(FAMILY_PHONE);
    expect(params['elder']).toBe(elder.nameMasked);
    expect(text).not.toMatch(/\d{11}/);
  }
});

test('receipts: signed ones are believed, once; forged, altered and old ones are not', async () => {
  const alarmId = await raises();
  const { id } = await noticed(alarmId, ({ state }) => state === 'ACCEPTED');
  const at = await databaseSeconds();
  const delivered = { id, state: 'DELIVERED' };
  expect(await signed(delivered, { secret: 'somebody else entirely', at })).toMatchObject({ status: 401, body: { code: 'receipt-not-signed' } });
  expect(await signed(delivered, { at, sent: { id, state: 'FAILED' } })).toMatchObject({ status: 401, body: { code: 'receipt-not-signed' } });
  expect(await signed(delivered, { at: at - 400 })).toMatchObject({ status: 401, body: { code: 'receipt-too-old' } });
  expect(await stage.anonymous().post('/api/registry/notices/receipts', delivered)).toMatchObject({ status: 401 });
  expect((await noticesOf(alarmId))[0]!.state).toBe('ACCEPTED');
  expect(await signed(delivered, { at })).toMatchObject({ status: 200, body: { state: 'DELIVERED' } });
  expect(await signed(delivered, { at })).toMatchObject({ status: 200, body: { state: 'DELIVERED' } });
  expect(await signed({ id, state: 'FAILED', why: 'absent' }, { at })).toMatchObject({ status: 200, body: { state: 'DELIVERED' } });
  expect(await signed({ id: newId(), state: 'DELIVERED' }, { at })).toMatchObject({ status: 404, body: { code: 'notice-not-found' } });
});

test('a number that does not exist fails at once and says so', async () => {
  gateway.answers = [refuses(422)];
  const alarmId = await raises();
  await noticed(alarmId, ({ state, why }) => state === 'FAILED' && why === 'http-422');
});

test('a gateway that is down for ten minutes blocks no event; what is still of use goes out afterwards', async () => {
  await gateway.close();
  const alarmId = await raises();
  await noticed(alarmId, ({ state, why }) => state === 'QUEUED' && why === 'unreachable');
  await taken(alarmId);
  await noticed(alarmId, ({ template }) => template === 'ALARM_TAKEN');
  for (const pause of ['10 s', '60 s', '300 s', '230 s']) {
    await database.forward(pause);
    await until('no notice waits to be laid out', async () => (await database.query(`SELECT FROM platform.timer WHERE kind = 'notice.send' AND due_at <= platform.now()`)).length === 0);
  }
  await gateway.open();
  await database.forward('300 s');
  await until('both were accepted', async () => (await noticesOf(alarmId)).every(({ state }) => state === 'ACCEPTED'));
});

test('what would come too late is not sent', async () => {
  gateway.answers = [refuses(503)];
  const alarmId = await raises();
  await noticed(alarmId, ({ why }) => why === 'http-503');
  await database.forward('61 minutes');
  await noticed(alarmId, ({ state }) => state === 'EXPIRED');
});

test('nobody answers: the first contact is rung and written to, whatever was consented; who was told hears how it went on', async () => {
  await database.query(`INSERT INTO registry.consent (elder_id, org_path, kind, granted, given_by, purpose, at, recorded_by_name) VALUES ($1, $2, 'FAMILY_SHARING', false, 'ELDER', 'x', now(), 'x')`, [elder.id, elder.orgPath]);
  const alarmId = await raises();
  await unanswered(alarmId);
  await until('voice and text were accepted', async () => (await noticesOf(alarmId)).filter(({ state, template }) => state === 'ACCEPTED' && template === 'ALARM_UNANSWERED').map(({ channel }) => channel).toSorted().join() === 'sms,voice');
  await taken(alarmId);
  const told = await noticed(alarmId, ({ template, state }) => template === 'ALARM_TAKEN' && state === 'ACCEPTED');
  expect(gateway.triesOf(told.id)[0]!.notice.to).toBe(elder.contactPhone);
  expect((await noticesOf(alarmId)).map(({ template }) => template).toSorted()).toEqual(['ALARM_TAKEN', 'ALARM_UNANSWERED', 'ALARM_UNANSWERED']);
  expect((await (await me()).get(`/api/registry/elders/${elder.id}/notices`)).body).toEqual({ items: [], next: null });
  await database.query(`INSERT INTO registry.consent (elder_id, org_path, kind, granted, given_by, purpose, at, recorded_by_name) VALUES ($1, $2, 'FAMILY_SHARING', true, 'ELDER', 'x', now(), 'x')`, [elder.id, elder.orgPath]);
});

const HEARD_ALL = `
  SELECT FROM platform.event_cursor c, (SELECT xid, id FROM platform.event ORDER BY xid DESC, id DESC LIMIT 1) e
  WHERE c.consumer = 'registry' AND (c.xid, c.id) >= (e.xid, e.id)`;

test('quiet hours, an hour’s measure and preferences: kept, and said why; what is urgent comes all the same', async () => {
  await prefer({ quietFrom: '00:00', quietTo: '23:59' });
  const orderId = newId();
  const way = (id: string) => says(dispatch, 'visit.en-route', id, { visitId: id, orderId: id, at: new Date().toISOString() });
  await way(orderId);
  await noticed(orderId, ({ state, why }) => state === 'SKIPPED' && why === 'quiet-hours');
  const alarmId = await raises();
  await noticed(alarmId, ({ state }) => state === 'ACCEPTED');
  await prefer({ kinds: ['ALARM'] });
  await taken(alarmId);
  await until('all that was said was heard', async () => (await database.query(HEARD_ALL)).length === 1);
  await prefer({});
  await database.forward('2 hours');
  for (let i = 0; i < 8; i++) await way(newId());
  await until('six went out, two were held back', async () => {
    const rows = await database.query<{ state: string; why: string | null; n: number }>(
      `SELECT state, why, count(*)::int AS n FROM registry.notice WHERE template = 'VISIT_EN_ROUTE' AND subject <> $1 GROUP BY 1, 2 ORDER BY 1`,
      [orderId],
    );
    return JSON.stringify(rows) === JSON.stringify([{ state: 'ACCEPTED', why: null, n: 6 }, { state: 'SKIPPED', why: 'rate-limit', n: 2 }]);
  });
  expect((await noticesOf(alarmId)).map(({ template }) => template)).toEqual(['ALARM_RAISED']);
});

test('old news is none: a past that is heard late frightens nobody', async () => {
  const alarmId = newId();
  await database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, elder_id, payload) VALUES ('alarm.raised', 'alarm-ingestion', $1::text, platform.now() - interval '40 minutes', $2, $3::uuid,
      jsonb_build_object('alarmId', $1::text, 'incidentId', $1::text, 'type', 'SOS', 'level', 'P1', 'elderId', $3::text, 'raisedAt', platform.now() - interval '40 minutes'))`,
    [alarmId, elder.orgPath, elder.id],
  );
  await until('it was heard', async () => (await database.query('SELECT FROM registry.notice_alarm WHERE alarm_id = $1', [alarmId])).length > 0);
  expect(await noticesOf(alarmId)).toEqual([]);
});

test('the family sees every notice with what became of it, and no number', async () => {
  const { body, status } = await (await me()).get(`/api/registry/elders/${elder.id}/notices?limit=3`);
  expect(status).toBe(200);
  expect(body.items).toHaveLength(3);
  expect(body.items[0]).toMatchObject({ mine: true, text: expect.stringContaining(elder.nameMasked) });
  expect(JSON.stringify(body)).not.toMatch(/1\d{10}/);
  const further = await (await me()).get(`/api/registry/elders/${elder.id}/notices?limit=3&after=${body.next}`);
  expect(further.body.items[0].id < body.items[2].id).toBe(true);
  const stranger = await stage.signedIn(account('family', { elderIds: [newId()] }));
  expect((await stranger.get(`/api/registry/elders/${elder.id}/notices`)).body.items).toEqual([]);
  expect((await stranger.get(`/api/registry/elders/${elder.id}/notice-preference`)).status).toBe(404);
  expect((await stranger.put(`/api/registry/elders/${elder.id}/notice-preference`, { channels: [], kinds: [], locale: 'en', quietFrom: '00:00', quietTo: '00:00' })).status).toBe(404);
});

test('a preference keeps its number sealed, shows it masked, and refuses what is none', async () => {
  const path = `/api/registry/elders/${elder.id}/notice-preference`;
  expect((await (await me()).get(path)).body).toMatchObject({ phoneMasked: '199****9999', gateway: true, quietFrom: '00:00' });
  expect((await (await me()).put(path, { phone: 'my number', channels: ['sms'], kinds: [], locale: 'zh-CN', quietFrom: '22:00', quietTo: '07:00' })).body.code).toBe('not-a-phone');
  expect((await (await me()).put(path, { channels: ['pigeon'], kinds: [], locale: 'zh-CN', quietFrom: '22:00', quietTo: '07:00' })).status).toBe(400);
  const [row] = await database.query<{ row: string }>('SELECT p::text AS row FROM registry.notice_preference p');
  expect(row!.row).not.toContain(FAMILY_PHONE);
});

test('killed between the commit and the answer: the same notice is sent once more, under the same id', async () => {
  await stage.stop();
  gateway.answers = [hangs, accepts];
  const env = { DATABASE_URL: database.url, SECRETS_DIR: secretsDir(), NOTIFY_URL: gateway.url, NOTIFY_SECRET_FILE: process.env['NOTIFY_SECRET_FILE']! };
  const registry = new ServiceProcess('apps/registry/src/main.js', { http: await freePort() }, env);
  await registry.start();
  const alarmId = await raises();
  const { id } = await noticed(alarmId, () => true);
  await until('the gateway holds the first try', () => gateway.triesOf(id).length === 1);
  await registry.kill();
  await registry.start();
  await database.forward('10 s');
  await noticed(alarmId, ({ state }) => state === 'ACCEPTED');
  expect(gateway.triesOf(id)).toHaveLength(2);
  await registry.stop();
}, 120_000);
