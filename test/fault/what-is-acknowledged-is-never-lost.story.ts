// Real: the built alarm-ingestion (and gateway) as processes of their own, PostgreSQL, Mosquitto, TCP lines, stock MQTT clients.
// Each fault as `npm run fault -- <name> --short` plays it.
import { FAULTS } from './faults/index.js';
import { FaultCity } from './fault-city.js';
import { playAlone } from './play.js';
import { type FaultReport, runFault } from './run-fault.js';

const SEED = 7;
/** A machine that is busy with other tests starts services slowly. */
const PATIENCE_MS = 300_000;

let city: FaultCity;
beforeAll(async () => {
  city = await FaultCity.open({ size: 'small' });
}, PATIENCE_MS);
afterAll(() => city?.close());

for (const fault of FAULTS) {
  const missing = fault.missing?.() ?? null;
  if (missing) console.warn(`${fault.name} is skipped: ${missing}`);
  const where = missing ? test.skip : test;
  where(`${fault.name}: ${fault.sentence}`, async () => {
    const options = { seed: SEED, minutes: null };
    const report: FaultReport = fault.diskMegabytes ? await playAlone(fault, 'small', options) : await runFault(fault, { ...options, city });
    console.log(`${fault.name}: ${report.tried} tried, ${report.acknowledged} acknowledged, ${report.stored} stored, ${report.lost} lost; ${report.lines.join('; ')}`);
    expect(report.findings).toEqual({});
    expect(report.acknowledged).toBeGreaterThan(100);
    expect(report.alarms).toBeGreaterThan(0);
  }, PATIENCE_MS);
}
