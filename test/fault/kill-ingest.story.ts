// Real: the built alarm-ingestion as a process of its own, PostgreSQL, stock MQTT clients, kill -9.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoDevice } from '../../apps/registry/src/seed/seed-city.js';
import { secretsDir } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { checkIngest } from './check-ingest.js';
import type { Deed } from './history.js';
import { killIngest } from './kill-ingest.js';

const DEVICES = 40;
let database: StageDatabase;
let folder: string;

beforeAll(async () => {
  database = await StageDatabase.clone('kill-ingest');
  folder = mkdtempSync(join(tmpdir(), 'huying-fault-'));
});
afterAll(async () => {
  await database?.drop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const look = <R>(sql: string, parameters?: unknown[]) => database.query<R>(sql, parameters);

test('alarm-ingestion is killed again and again under load: nothing acknowledged is lost, nothing happens twice', async () => {
  const seeded = JSON.parse(readFileSync(join(secretsDir(), 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>;
  const devices = Object.entries(seeded)
    .filter(([, device]) => device.class === 'SOS' && device.state === 'IN_USE' && device.secret !== null)
    .slice(0, DEVICES)
    .map(([id, device]) => ({ id, secret: device.secret! }));
  const report = await killIngest({
    seed: 7,
    kills: 3,
    killEverySeconds: [0.8, 2],
    devices,
    historyPath: join(folder, 'history.jsonl'),
    databaseUrl: database.url,
    secretsDir: secretsDir(),
    look,
  });
  expect(report.acknowledged).toBe(report.tried);
  expect(report.tried).toBeGreaterThan(500);
  expect(report.findings).toEqual({ lost: [], invented: [], twice: [], doubledAlarms: [], miscounted: [], unwatched: [], untold: [] });
  console.log(`kill-ingest: ${report.kills} kills, ${report.tried} tried, ${report.acknowledged} acknowledged, 0 lost`);
}, 300_000);

test('the checker sees what it is there to see', async () => {
  const [row] = await look<{ device_id: string; n: number }>(`SELECT device_id, (metrics->>'number')::int AS n FROM alarm_ingestion.reading LIMIT 1`);
  const deed = (kind: Deed['deed'], n: number): Deed => ({ deed: kind, device: row!.device_id, n, kind: 'reading', at: '' });
  await look(`INSERT INTO alarm_ingestion.reading (device_id, at, number, received_at, org_path, metrics)
     SELECT device_id, at, number + 1e9::bigint, received_at, org_path, metrics FROM alarm_ingestion.reading WHERE device_id = $1 AND (metrics->>$2)::int = $3`, [row!.device_id, 'number', row!.n]);
  await look(`DELETE FROM platform.timer WHERE kind = 'alarm.limit'`);
  const findings = await checkIngest([deed('tried', 10_000_000), deed('acknowledged', 10_000_000)], look);
  expect(findings.lost).toEqual([`${row!.device_id}#10000000`]);
  expect(findings.twice).toEqual([`${row!.device_id}#${row!.n}`]);
  expect(findings.invented.length).toBeGreaterThan(500);
  expect(findings.unwatched.length).toBeGreaterThan(0);
});
