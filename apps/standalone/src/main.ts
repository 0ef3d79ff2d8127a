import { openDataFolder } from './data-folder.js';
import { checkPort } from './ports.js';
import type { StandaloneSettings } from './settings.js';

/** Runs the whole product in this process. Throws what is wrong, in words for the person at the terminal. */
export async function start(settings: StandaloneSettings): Promise<void> {
  const folder = openDataFolder(settings.data);
  await checkPort(settings.host, settings.port, '--port');
  await checkPort(settings.host, settings.mqttPort, '--mqtt-port');
  Object.assign(process.env, {
    HOST: settings.host,
    PORT: String(settings.port),
    MQTT_PORT: String(settings.mqttPort),
    SECRETS_DIR: folder.secrets,
    // The terminal is for people: what programs say goes to a file.
    LOG_FILE: process.env['LOG_FILE'] ?? folder.logFile,
  });
  // Only now: the parts read some of this when they are loaded.
  const { runAll } = await import('./run-all.js');
  await runAll(settings, folder);
}
