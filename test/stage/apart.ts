import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, SERVICES } from '#contracts/flow.js';
import { freePort } from '../../apps/standalone/src/engine.js';
import { secretsDir } from './app.js';
import type { Doors } from './city.js';
import type { StageDatabase } from './database.js';
import { openFrontDoor } from './front-door.js';
import { until } from './until.js';

/** A start takes two seconds on a quiet machine; a busy one is no fault of ours. */
const START_PATIENCE_MS = 120_000;

/** Each service as a process of its own, by the very command of docker/compose.yml, behind one front door. */
export async function apart(database: StageDatabase): Promise<Doors & { kill(service: Service): Promise<void> }> {
  const processes = new Map<Service, ChildProcess>();
  const ports = Object.fromEntries(await Promise.all(SERVICES.map(async (service) => [service, await freePort()]))) as Record<Service, number>;
  const mqttPort = await freePort();

  const start = async (service: Service): Promise<void> => {
    processes.set(service, spawnService(service, { DATABASE_URL: database.url, SECRETS_DIR: secretsDir(), PORT: String(ports[service]), MQTT_PORT: String(mqttPort) }));
    await until(`${service} is ready`, async () => (await fetch(`http://127.0.0.1:${ports[service]}/health/ready`)).ok, START_PATIENCE_MS);
  };
  const stopAll = () => Promise.all([...processes.values()].map((child) => end(child, 'SIGTERM')));
  try {
    for (const service of SERVICES) await start(service);
  } catch (error) {
    await stopAll();
    throw error;
  }
  const door = await openFrontDoor(ports);

  return {
    url: door.url,
    mqttPort,
    /** Ends a service without warning and starts it again. */
    kill: async (service) => {
      await end(processes.get(service)!, 'SIGKILL');
      await start(service);
    },
    stop: async () => {
      await door.close();
      await stopAll();
    },
  };
}

function spawnService(service: Service, env: Record<string, string>): ChildProcess {
  mkdirSync('.test/logs', { recursive: true });
  const out = openSync(join('.test/logs', `${service}.log`), 'a');
  return spawn(process.execPath, ['apps/standalone/service.mjs', service], { env: { ...process.env, LOG_LEVEL: 'info', ...env }, stdio: ['ignore', out, out] });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    child.once('exit', () => ended());
    child.kill(signal);
  });
}
