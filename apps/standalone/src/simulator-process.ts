import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DataFolder } from './data-folder.js';
import type { StandaloneSettings } from './settings.js';

/** Its devices may wait for an answer that will not come. */
const PATIENCE_MS = 3_000;
const MAIN = fileURLToPath(new URL('../../simulator/src/main.js', import.meta.url));

/** The simulated city is a process of its own that knows the public doors only, as any city would. */
export function startSimulator({ host, port, mqttPort, pace }: StandaloneSettings, folder: DataFolder): ChildProcess {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  // Not the whole environment: the database's address is none of its business.
  const { PATH, LOG_LEVEL } = process.env;
  const simulator = fork(MAIN, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH, LOG_LEVEL, HUYING_URL: `http://${reachable}:${port}`, MQTT_URL: `mqtt://${reachable}:${mqttPort}`, SECRETS_DIR: folder.secrets, PACE: String(pace) },
  });
  const file = createWriteStream(folder.logFile, { flags: 'a' });
  simulator.stdout?.pipe(file);
  simulator.stderr?.pipe(file);
  return simulator;
}

export async function stopSimulator(simulator: ChildProcess): Promise<void> {
  if (simulator.exitCode !== null || simulator.signalCode !== null) return;
  const gone = once(simulator, 'exit');
  simulator.kill('SIGTERM');
  const cut = setTimeout(() => simulator.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(cut);
}
