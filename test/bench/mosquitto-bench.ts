import mqtt from 'mqtt';
import pg from 'pg';
import { freePort } from '../../apps/standalone/src/engine.js';
import { ServiceProcess } from '#test/fault/service-process.js';
import { Mosquitto, mosquittoInstalled } from '#test/stage/mosquitto.js';
import { until } from '#test/stage/until.js';
import type { BenchCity } from './bench-city.js';
import { line, perSecond } from './figures.js';
import { press } from './pressure.js';

const DEVICES = 50;
const IN_FLIGHT = 20;
const FILL_SECONDS = 3;
const PLAIN_SECONDS = 4;
const PATIENCE_MS = 120_000;
/** Sequences of this leg begin here, so that no message is a duplicate of another leg's. */
const FROM = 5_000_000;

/**
 * What alarm-ingestion commits in a second of what Mosquitto has kept for it, each message acknowledged after its
 * commit; beside a stock subscriber that inserts each reading alone and acknowledges it. Both drain the same queue, so
 * who filled it costs neither anything.
 */
export async function viaMosquitto(city: BenchCity): Promise<number | null> {
  if (!mosquittoInstalled()) return null;
  const mosquitto = await Mosquitto.start(['allow_anonymous true'], false);
  const http = await freePort();
  const env = { DATABASE_URL: city.url, SECRETS_DIR: city.secretsDir, MQTT_URL: mosquitto.url, MQTT_DOOR: 'off', NODE_NAME: 'bench' };
  const service = new ServiceProcess('apps/alarm-ingestion/src/main.js', { http }, env);
  try {
    // Both are known to the broker before anything is said, and away while it is.
    await service.start();
    await until('the broker knows the service', async () => (await healthOf(http))['connected'] === true, PATIENCE_MS);
    await service.stop();
    await (await plainClient(mosquitto)).endAsync();
    const { acknowledged: queued } = await press(mosquitto.port, city.buttons.slice(0, DEVICES), IN_FLIGHT, FILL_SECONDS, FROM);

    const plain = await plainSubscriber(mosquitto, city.url);
    line('plain subscriber of Mosquitto: one insert, one PUBACK each', perSecond(plain));
    const ours = await drain(city, service, queued);
    line(`through Mosquitto: committed, then acknowledged (${queued} queued, all stored)`, perSecond(ours));
    line('  beside the plain subscriber', `${(ours / plain).toFixed(1)} times`);
    return ours;
  } finally {
    await service.stop();
    await mosquitto.close();
  }
}

/** From the first batch to the last, by the database's clock. */
async function drain(city: BenchCity, service: ServiceProcess, queued: number): Promise<number> {
  const after = (await city.query<{ now: Date }>('SELECT platform.now() AS now'))[0]!.now.toISOString();
  await service.start();
  return until('all that was queued is stored', async () => {
    const [row] = await city.query<{ n: number; seconds: number }>(
      `SELECT count(*)::int AS n, extract(epoch FROM max(received_at) - min(received_at))::float8 AS seconds
       FROM alarm_ingestion.reading WHERE received_at >= '${after}'`,
    );
    return row!.n >= queued && row!.n / row!.seconds;
  }, PATIENCE_MS);
}

async function healthOf(port: number): Promise<Record<string, unknown>> {
  const { parts } = (await (await fetch(`http://127.0.0.1:${port}/health/ready`)).json()) as { parts: Record<string, Record<string, unknown>> };
  return Object.entries(parts).find(([part]) => part.startsWith('alarm-ingestion broker'))?.[1] ?? {};
}

async function plainClient(mosquitto: Mosquitto): Promise<mqtt.MqttClient> {
  const client = await mqtt.connectAsync(mosquitto.url, { clientId: 'plain', clean: false });
  await client.subscribeAsync('up/+/+', { qos: 1 });
  return client;
}

/** As the manual of mqtt.js has it: the callback of `handleMessage` after the insert. */
async function plainSubscriber(mosquitto: Mosquitto, url: string): Promise<number> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  await database.query('CREATE TABLE IF NOT EXISTS public.plain_reading (device_id text, at timestamptz, metrics jsonb)');
  let rows = 0;
  const client = mqtt.connect(mosquitto.url, { clientId: 'plain', clean: false });
  const insert = async ({ topic, payload }: mqtt.IPublishPacket, done: () => void) => {
    const { at, metrics } = JSON.parse(String(payload)) as { at: string; metrics: object };
    await database.query('INSERT INTO public.plain_reading VALUES ($1, $2, $3)', [topic.split('/')[1], at, metrics]);
    rows++;
    done();
  };
  let underway = Promise.resolve();
  client.handleMessage = (packet, done) => void (underway = insert(packet, done));
  await until('it has begun', () => rows > 0, PATIENCE_MS);
  const [began, before] = [performance.now(), rows];
  await until('its time is over', () => performance.now() - began > PLAIN_SECONDS * 1000);
  const figure = ((rows - before) * 1000) / (performance.now() - began);
  // What it has left would be sent to it again; nobody asks for it any more.
  client.handleMessage = () => {};
  await client.endAsync(true);
  await underway;
  await database.end();
  return figure;
}
