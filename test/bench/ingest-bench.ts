import { availableParallelism } from 'node:os';
import { freePort } from '../../apps/standalone/src/engine.js';
import { ServiceProcess } from '#test/fault/service-process.js';
import { BenchCity } from './bench-city.js';
import { deskLatency } from './desk-latency.js';
import { line, ms, percentile, perSecond } from './figures.js';
import { commitFloor, insertFloor } from './floor.js';
import { viaMosquitto } from './mosquitto-bench.js';
import { storedMessage } from './messages.js';
import { pace, press } from './pressure.js';
import { RawDevice } from './raw-device.js';

const DEVICES = 100;
const IN_FLIGHT = 20;
const SECONDS = 8;
const WARM_UP_SECONDS = 2;
/** A street at its busiest, and a city's. */
const PACES = [500, 2_000];
const LONE_MESSAGES = 500;
const PRESSES = 100;
const INGESTION = 'apps/alarm-ingestion/src/main.js';

/**
 * What the device door does in a second, beside what it can't beat: the same rows inserted by a bare client, and the
 * same door with nothing behind it. Then how long a press takes to the desk. Database, door, gateway and devices share
 * this machine, so a machine of its own for each would do better.
 */
export async function ingestBench(): Promise<void> {
  console.log(`ingest: ${DEVICES} devices, ${IN_FLIGHT} messages in flight each, ${SECONDS} s, ${availableParallelism()} cores shared by all, fsync on`);
  const city = await BenchCity.open();
  try {
    const floor = await measureFloor(city);
    const bare = await measureBareDoor(city);
    const door = await measureDoor(city);
    line('share of the floor', `${Math.round((100 * door) / floor)} %`);
    line('share of the door with storing switched off', `${Math.round((100 * door) / bare)} %`);
    await viaMosquitto(city);
    await measureDesk(city);
  } finally {
    await city.close();
  }
}

async function measureFloor(city: BenchCity): Promise<number> {
  let n = 0;
  const floor = await insertFloor(city.url, SECONDS, () => storedMessage(`FLOOR-${++n % DEVICES}`, '420100', n));
  line('floor: the same rows, batches of 500, bare pg client', perSecond(floor));
  return floor;
}

async function measureBareDoor(city: BenchCity): Promise<number> {
  const mqtt = await freePort();
  const door = new ServiceProcess('test/bench/bare-door.js', { mqtt }, {});
  await door.start();
  try {
    const { perSecond: rate } = await press(mqtt, city.buttons.slice(0, DEVICES), IN_FLIGHT, SECONDS, 0);
    line('door with storing switched off', perSecond(rate));
    return rate;
  } finally {
    await door.stop();
  }
}

async function measureDoor(city: BenchCity): Promise<number> {
  const mqtt = await freePort();
  const service = new ServiceProcess(INGESTION, { http: await freePort(), mqtt }, envOf(city));
  await service.start();
  try {
    const devices = city.buttons.slice(0, DEVICES);
    const warm = await press(mqtt, devices, IN_FLIGHT, WARM_UP_SECONDS, 0);
    const report = await press(mqtt, devices, IN_FLIGHT, SECONDS, 1_000_000);
    line('door: committed and acknowledged', perSecond(report.perSecond));
    line('  publish -> PUBACK under that load, p50 / p99', `${ms(percentile(report.waits, 0.5))} / ${ms(percentile(report.waits, 0.99))}`);
    const [stored] = await city.query<{ n: number }>(`SELECT count(*)::int AS n FROM alarm_ingestion.reading WHERE device_id LIKE 'SOS-%'`);
    line('  acknowledged / rows stored', `${warm.acknowledged + report.acknowledged} / ${stored!.n}`);
    for (const [place, rate] of PACES.entries()) {
      const paced = await pace(mqtt, devices, rate, SECONDS, 2_000_000 + place * 1_000_000);
      line(`  at ${perSecond(rate)}, publish -> PUBACK p50 / p99`, `${ms(percentile(paced.waits, 0.5))} / ${ms(percentile(paced.waits, 0.99))}`);
    }
    const lone = await press1(mqtt, city);
    let n = 0;
    const alone = await commitFloor(city.url, LONE_MESSAGES, () => storedMessage('FLOOR-ALONE', '420100', ++n));
    line('lone device, one message at a time, publish -> PUBACK p50 / p99', `${ms(percentile(lone, 0.5))} / ${ms(percentile(lone, 0.99))}`);
    line('  floor: begin, one row, commit, bare pg client', `${ms(percentile(alone, 0.5))} / ${ms(percentile(alone, 0.99))}`);
    return report.perSecond;
  } finally {
    await service.stop();
  }
}

async function press1(port: number, city: BenchCity): Promise<number[]> {
  const { id, secret } = city.buttons[DEVICES]!;
  const device = await RawDevice.signIn(port, id, secret);
  await new Promise<void>((done) => {
    let n = 0;
    const say = () => device.publish(`up/${id}/telemetry`, JSON.stringify({ seq: ++n, at: new Date().toISOString(), metrics: { battery: 80 } }));
    device.answered(() => (n < LONE_MESSAGES ? say() : done()));
    say();
  });
  device.leave();
  return device.waits;
}

async function measureDesk(city: BenchCity): Promise<void> {
  const [http, mqtt, gatewayPort] = [await freePort(), await freePort(), await freePort()];
  const services = [
    new ServiceProcess(INGESTION, { http, mqtt }, envOf(city)),
    new ServiceProcess('apps/gateway/src/main.js', { http: gatewayPort }, envOf(city)),
  ];
  process.env['HUYING_TEST_SECRETS'] = city.secretsDir;
  try {
    for (const service of services) await service.start();
    const url = `http://127.0.0.1:${gatewayPort}`;
    const begin = DEVICES + 1;
    const quiet = await deskLatency(url, mqtt, city.buttons.slice(begin, begin + PRESSES));
    line(`press -> desk over the socket, ${PRESSES} presses, quiet, p50 / p99`, `${ms(percentile(quiet, 0.5))} / ${ms(percentile(quiet, 0.99))}`);
    const load = press(mqtt, city.buttons.slice(0, 20), 5, SECONDS, 2_000_000);
    const busy = await deskLatency(url, mqtt, city.buttons.slice(begin + PRESSES, begin + 2 * PRESSES));
    const { perSecond: rate } = await load;
    line(`  the same while other devices say ${perSecond(rate)}`, `${ms(percentile(busy, 0.5))} / ${ms(percentile(busy, 0.99))}`);
  } finally {
    for (const service of services) await service.stop();
  }
}

const envOf = (city: BenchCity) => ({ DATABASE_URL: city.url, SECRETS_DIR: city.secretsDir });
