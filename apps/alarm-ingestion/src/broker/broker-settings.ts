import { readFileSync } from 'node:fs';
import type { AlarmIngestionConfig } from '../alarm-ingestion.config.js';
import { mayShare } from '../rules/may-share.js';

/** One outside broker. Its name is what people and logs see: host and port, never who we are there. */
export interface BrokerSettings {
  name: string;
  /** Without credentials. */
  url: string;
  username?: string;
  password?: string;
}

const DEFAULT_PORTS: Record<string, string> = { 'mqtt:': '1883', 'mqtts:': '8883' };

/** The brokers of MQTT_URL. Throws naming the variable, never its value. */
export function brokersOf(config: Pick<AlarmIngestionConfig, 'MQTT_URL' | 'MQTT_USERNAME' | 'MQTT_PASSWORD_FILE' | 'MQTT_DOOR'>): BrokerSettings[] {
  if (!config.MQTT_URL) {
    if (config.MQTT_DOOR === 'off') throw new Error('MQTT_DOOR is off and MQTT_URL names no broker: no device could speak.');
    return [];
  }
  const shared = { username: config.MQTT_USERNAME, password: config.MQTT_PASSWORD_FILE && passwordIn(config.MQTT_PASSWORD_FILE) };
  const brokers = config.MQTT_URL.split(',').map((text) => brokerAt(text, shared));
  if (new Set(brokers.map(({ name }) => name)).size < brokers.length) throw new Error('MQTT_URL names a broker twice.');
  return brokers;
}

/** What to subscribe to: plain filters, and those that the nodes divide. */
export function filtersOf({ MQTT_TOPICS, MQTT_METER_TOPICS }: Pick<AlarmIngestionConfig, 'MQTT_TOPICS' | 'MQTT_METER_TOPICS'>): string[] {
  const meters = MQTT_METER_TOPICS?.split(',') ?? [];
  const refused = meters.find((filter) => !mayShare(filter));
  if (refused !== undefined) throw new Error(`MQTT_METER_TOPICS: ${refused} may carry alarms, which every node must hear.`);
  const plain = MQTT_TOPICS.split(',').filter((filter) => !meters.includes(filter));
  return [...plain, ...meters.map((filter) => `$share/huying/${filter}`)];
}

function brokerAt(text: string, shared: { username?: string | undefined; password?: string | undefined }): BrokerSettings {
  const url = URL.parse(text);
  if (!url?.hostname) throw new Error('MQTT_URL holds an address that is none.');
  const [username, password] = url.username ? [decodeURIComponent(url.username), decodeURIComponent(url.password)] : [shared.username, shared.password];
  const name = `${url.hostname}:${url.port || DEFAULT_PORTS[url.protocol]}`;
  return { name, url: `${url.protocol}//${name}`, ...(username ? { username } : {}), ...(password ? { password } : {}) };
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    throw new Error(`MQTT_PASSWORD_FILE can't be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
