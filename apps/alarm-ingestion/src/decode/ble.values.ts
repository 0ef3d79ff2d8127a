import type { Metrics, Signal } from '#contracts/reading.js';
import { field } from './payload.js';
import { asFlag, asWord, metric } from './values.js';

type Fields = Record<string, unknown>;

const NUMBERS: readonly { from: string; to: string; low: number; high: number }[] = [
  { from: 'tempc', to: 'temperature', low: -60, high: 150 },
  { from: 'hum', to: 'humidity', low: 0, high: 100 },
  { from: 'batt', to: 'battery', low: 0, high: 100 },
  { from: 'lux', to: 'illuminance', low: 0, high: 1e6 },
  // While its wearer moves a band calls its pulse otherwise. 0 is "not worn".
  { from: 'act_bpm', to: 'heartRate', low: 20, high: 300 },
  { from: 'bpm', to: 'heartRate', low: 20, high: 300 },
  { from: 'spo2', to: 'spo2', low: 30, high: 100 },
  { from: 'steps', to: 'steps', low: 0, high: 1e6 },
  { from: 'volt', to: 'batteryVoltage', low: 0, high: 60 },
  { from: 'power', to: 'power', low: -1e6, high: 1e6 },
  { from: 'energy', to: 'energyImportTotal', low: 0, high: 1e9 },
];

/**
 * What the Theengs decoder makes of a Bluetooth advertisement, in Theengs Gateway and OpenMQTTGateway alike.
 * `open: true` is open. A toothbrush's `pressure` is nobody's blood pressure. Numbers may be strings.
 */
export function readAdvertisement(fields: Fields): { metrics: Metrics; alarms: Signal[] } {
  const metrics: Metrics = {};
  for (const { from, to, low, high } of NUMBERS) Object.assign(metrics, metric(to, field(fields, from), low, high));
  Object.assign(metrics, meterOf(fields));
  const open = opened(fields);
  if (open !== undefined) metrics.contactOpen = open;
  const motion = asFlag(field(fields, 'motion')) ?? asFlag(field(fields, 'presence'));
  if (motion !== undefined) metrics.occupied = motion;
  const alarms: Signal[] = [];
  for (const { from, type, state } of SIGNALS) {
    const active = asFlag(field(fields, from));
    if (active === undefined) continue;
    alarms.push({ type, active });
    if (state) metrics[state] = active;
  }
  return { metrics, alarms };
}

const SIGNALS: readonly { from: string; type: Signal['type']; state?: string }[] = [
  { from: 'smoke', type: 'SMOKE', state: 'smoke' },
  { from: 'gas', type: 'GAS', state: 'gas' },
  { from: 'leak', type: 'WATER_LEAK', state: 'waterLeak' },
  { from: 'water', type: 'WATER_LEAK', state: 'waterLeak' },
  { from: 'tamper', type: 'TAMPER' },
  { from: 'lowbatt', type: 'LOW_BATTERY' },
];

/** `open`, or `contact` in words: anything that is not closed ("timeout not closed") is open. */
function opened(fields: Fields): boolean | undefined {
  const open = asFlag(field(fields, 'open'));
  if (open !== undefined) return open;
  const word = asWord(field(fields, 'contact'));
  return word === undefined ? undefined : asFlag(word) ?? (/open|not closed/.test(word) ? true : undefined);
}

/** An optical head on a meter: `sum` and the mean since the last time, each with its unit. */
function meterOf(fields: Fields): Metrics {
  const [sum, rate] = [field(fields, 'sum'), field(fields, 'avg')];
  const [sumUnit, rateUnit] = [field(fields, 'sumu'), field(fields, 'avgu')];
  return {
    ...(sumUnit === 'kWh' ? metric('energyImportTotal', sum, 0, 1e9) : sumUnit === 'm³' ? metric('volumeTotal', sum, 0, 1e8) : {}),
    ...(rateUnit === 'kW' ? metric('power', rate, -1e6, 1e6, 1000) : rateUnit === 'm³' ? metric('flowRate', rate, 0, 1e4) : {}),
  };
}
