import { freePort } from '../../apps/standalone/src/engine.js';
import { ServiceProcess } from '#test/fault/service-process.js';
import { BenchCity } from './bench-city.js';
import { line, ms, percentile, perSecond } from './figures.js';
import { press } from './pressure.js';

const DEVICES = 100;
const IN_FLIGHT = 20;
const SECONDS = 8;
const DEPTHS = [10_000, 100_000, 1_000_000, 10_000_000];
/** So many devices have written the past: as many as a district has. */
const DEVICES_OF_THE_PAST = 20_000;
const DAYS_OF_THE_PAST = 4;
const INGESTION = 'apps/alarm-ingestion/src/main.js';

/** What a message costs when little and when much is stored already: the figure should stay where it is. */
export async function depthBench(): Promise<void> {
  console.log(`depth: ${DEVICES} devices, ${IN_FLIGHT} messages in flight each, ${SECONDS} s, after so many stored readings`);
  const city = await BenchCity.open();
  const [http, mqtt] = [await freePort(), await freePort()];
  const service = new ServiceProcess(INGESTION, { http, mqtt }, { DATABASE_URL: city.url, SECRETS_DIR: city.secretsDir });
  try {
    await service.start();
    const devices = city.buttons.slice(0, DEVICES);
    await press(mqtt, devices, IN_FLIGHT, 3, 0);
    let first = 0;
    for (const [place, depth] of DEPTHS.entries()) {
      await fillTo(city, depth);
      const report = await press(mqtt, devices, IN_FLIGHT, SECONDS, (place + 1) * 1_000_000);
      first ||= report.perSecond;
      line(`${depth.toLocaleString('en')} stored`, `${perSecond(report.perSecond)}   x ${(report.perSecond / first).toFixed(2)}   p99 ${ms(percentile(report.waits, 0.99))}`);
    }
  } finally {
    await service.stop();
    await city.close();
  }
}

/** Readings of the last days, today's among them, device after device as they would have come. */
async function fillTo(city: BenchCity, depth: number): Promise<void> {
  const [{ stored }] = (await city.query<{ stored: number }>('SELECT count(*)::int AS stored FROM alarm_ingestion.reading')) as [{ stored: number }];
  const missing = depth - stored;
  if (missing <= 0) return;
  await city.query(
    `INSERT INTO alarm_ingestion.reading (device_id, at, number, received_at, org_path, metrics)
     SELECT 'PAST-' || n % ${DEVICES_OF_THE_PAST}, now() - interval '${DAYS_OF_THE_PAST} days' * (1 - n::float8 / ${missing}), ${stored} + n, now(), '420100',
            json_build_object('temperature', 20 + n % 50 / 10.0, 'humidity', 40 + n % 20, 'steps', n % 9000, 'number', n)
     FROM generate_series(1, ${missing}) n`,
  );
  await city.query('CHECKPOINT');
}
