import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../apps/standalone/src/engine.js';
import { until } from '#test/stage/until.js';
import { checkIngest, type IngestFindings, type Look } from './check-ingest.js';
import { DeviceLoad, type LoadDevice } from './device-load.js';
import { dice } from './dice.js';
import { History } from './history.js';
import { ServiceProcess } from './service-process.js';

/** The machine may be busy with other tests. */
const PATIENCE_MS = 90_000;

export interface KillIngestOptions {
  seed: number;
  /** How often it is killed while the devices push. */
  kills: number;
  /** How long it lives each time, once devices are heard; chosen by the seed between these. */
  killEverySeconds: [low: number, high: number];
  devices: readonly LoadDevice[];
  historyPath: string;
  databaseUrl: string;
  secretsDir: string;
  look: Look;
}

export interface KillIngestReport {
  kills: number;
  tried: number;
  acknowledged: number;
  findings: IngestFindings;
}

/** alarm-ingestion is killed with -9 again and again while devices push, and comes back; then everything is counted. */
export async function killIngest(options: KillIngestOptions): Promise<KillIngestReport> {
  const next = dice(options.seed);
  const [low, high] = options.killEverySeconds;
  const ports = { http: await freePort(), mqtt: await freePort() };
  const service = new ServiceProcess('apps/alarm-ingestion/src/main.js', ports, { DATABASE_URL: options.databaseUrl, SECRETS_DIR: options.secretsDir });
  const history = new History(options.historyPath);
  const load = new DeviceLoad(ports.mqtt, history);
  try {
    await service.start();
    load.start(options.devices);
    for (let kill = 0; kill < options.kills; kill++) {
      await until('the devices are heard', () => progressed(load), PATIENCE_MS);
      await pause((low + (high - low) * next()) * 1000);
      await service.kill();
      history.note({ deed: 'killed' });
      await service.start();
    }
    await until('all that was tried is acknowledged', () => load.settled, PATIENCE_MS);
  } finally {
    await load.leave();
    await service.stop();
    history.close();
  }
  const findings = await checkIngest(History.read(options.historyPath), options.look);
  return { kills: options.kills, tried: load.tried, acknowledged: load.acknowledged, findings };
}

const seenBefore = new WeakMap<DeviceLoad, number>();
function progressed(load: DeviceLoad): boolean {
  const before = seenBefore.get(load) ?? 0;
  if (load.acknowledged <= before) return false;
  seenBefore.set(load, load.acknowledged);
  return true;
}
