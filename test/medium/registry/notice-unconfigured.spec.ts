// Real: Postgres, the registry without a gateway, the event log.
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { SYSTEM } from '#platform/scope.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { until } from '#test/stage/until.js';
import { notifierOf } from '../../../apps/registry/src/notice/notice.config.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';

let database: StageDatabase;
let stage: StageApp;
beforeAll(async () => {
  database = await StageDatabase.clone('registry-no-gateway');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

test('without a gateway a notice says that nothing was sent, and no timer waits for it', async () => {
  const [elder] = await database.query<{ id: string; org_path: string }>('SELECT e.id, e.org_path FROM registry.elder e JOIN registry.elder_contact c ON c.elder_id = e.id AND c.place = 1 LIMIT 1');
  const ingestion = new Database({ service: 'alarm-ingestion', entities: [], url: database.url, poolSize: 1 });
  await ingestion.onModuleInit();
  const alarmId = newId();
  const at = new Date().toISOString();
  const about = { subject: alarmId, orgPath: elder!.org_path, elderId: elder!.id };
  await ingestion.within(SYSTEM, async (tx) => {
    await tell(tx, { ...about, name: 'alarm.raised', payload: { alarmId, incidentId: alarmId, type: 'SOS', level: 'P1', elderId: elder!.id, deviceId: null, streetCode: '420102002', raisedAt: at } });
    await tell(tx, { ...about, name: 'alarm.escalated', payload: { alarmId, limit: 'ACKNOWLEDGE', step: 'DISTRICT', dueAt: at, notifyContact: true } });
  });
  const rows = await until('the notices', async () => {
    const found = await database.query<{ state: string }>('SELECT state FROM registry.notice WHERE subject = $1', [alarmId]);
    return found.length > 0 && found;
  });
  expect(rows).toEqual([{ state: 'NOT_CONFIGURED' }, { state: 'NOT_CONFIGURED' }]);
  expect(await database.query(`SELECT FROM platform.timer WHERE kind = 'notice.send'`)).toEqual([]);
  expect((await stage.anonymous().post('/api/registry/notices/receipts', { id: newId(), state: 'DELIVERED' })).status).toBe(401);
  await ingestion.onApplicationShutdown();
});

test.each(['ftp://gateway.example/x', 'gateway.example', 'http://user:word@gateway.example/'])('%s is no gateway', (url) => {
  process.env['NOTIFY_URL'] = url;
  expect(() => notifierOf()).toThrow('NOTIFY_URL');
  delete process.env['NOTIFY_URL'];
});

test('a gateway without a secret is refused at the start', () => {
  Object.assign(process.env, { NOTIFY_URL: 'https://gateway.example/notices', NOTIFY_SECRET_FILE: '/nowhere/at-all' });
  expect(() => notifierOf()).toThrow('/nowhere/at-all');
  delete process.env['NOTIFY_URL'];
  delete process.env['NOTIFY_SECRET_FILE'];
});
