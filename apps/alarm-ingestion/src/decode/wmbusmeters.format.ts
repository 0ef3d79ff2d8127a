import type { Metrics, Signal } from '#contracts/reading.js';
import { ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, readJsonObject } from './payload.js';
import { asNumberWithin } from './values.js';
import { readStatus } from './wmbusmeters.status.js';

type Fields = Record<string, unknown>;

/** Exact keys: a suffix alone would take a tariff, a month's value or last year's for the register of now. */
const METRICS: readonly { from: string; to: string; times: number; low: number; high: number }[] = [
  { from: 'total_m3', to: 'volumeTotal', times: 1, low: 0, high: 1e8 },
  { from: 'total_energy_consumption_kwh', to: 'energyImportTotal', times: 1, low: 0, high: 1e9 },
  { from: 'total_energy_production_kwh', to: 'energyExportTotal', times: 1, low: 0, high: 1e9 },
  { from: 'current_power_consumption_kw', to: 'power', times: 1000, low: 0, high: 1e4 },
  { from: 'active_consumption_kw', to: 'power', times: 1000, low: 0, high: 1e4 },
  { from: 'three_phase_total_active_power_kw', to: 'power', times: 1000, low: 0, high: 1e4 },
  { from: 'current_average_a', to: 'current', times: 1, low: 0, high: 1e4 },
  { from: 'voltage_average_ln_v', to: 'voltage', times: 1, low: 0, high: 500 },
  { from: 'current_temperature_c', to: 'temperature', times: 1, low: -60, high: 150 },
  // A meter without the sensor says -100.
  { from: 'flow_temperature_c', to: 'temperature', times: 1, low: -60, high: 150 },
  { from: 'current_relative_humidity_rh', to: 'humidity', times: 1, low: 0, high: 100 },
  { from: 'battery_pct', to: 'battery', times: 1, low: 0, high: 100 },
];

/**
 * wmbusmeters: a JSON telegram with `"_":"telegram"`, the meter's `id` (a string, leading zeros count) and the unit
 * in each key's suffix. `timestamp` is UTC; the meter's own date-times are local without an offset and not used.
 */
export const WMBUSMETERS: DeviceFormat = {
  name: 'wmbusmeters-json',
  claims: (topic) => topic.startsWith('wmbusmeters/'),
  decode: decodeTelegram,
};

function decodeTelegram(message: RawMessage): Decoded {
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const kind = field(json.value, '_');
  if (kind !== 'telegram') return kind === undefined ? rejected('not-a-telegram') : ignored('not-a-telegram');
  const id = meterId(field(json.value, 'id'));
  if (!id) return rejected('bad-meter-id');
  if (namesAnother(message.topic, id)) return rejected('topic-names-another-meter');
  return readingOf({
    deviceId: id,
    at: asInstant(field(json.value, 'timestamp'), message.receivedAt),
    metrics: readMetrics(json.value),
    alarms: readAlarms(json.value),
  });
}

/** Eight hexadecimal digits; a number has lost its leading zeros. */
function meterId(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isInteger(value) && value >= 0 ? String(value).padStart(8, '0') : value;
  return typeof text === 'string' && /^[0-9A-Fa-f]{8}$/.test(text) ? text : null;
}

/** A topic may carry the meter's id, its name or neither; if it carries an id, that id rules. */
function namesAnother(topic: string | null, id: string): boolean {
  const last = topic?.split('/').at(-1) ?? '';
  return /^[0-9A-Fa-f]{8}$/.test(last) && last.toLowerCase() !== id.toLowerCase();
}

function readMetrics(fields: Fields): Metrics {
  const metrics: Metrics = {};
  for (const { from, to, times, low, high } of METRICS) {
    const n = asNumberWithin(field(fields, from), low, high);
    // The product of a decimal and 1000 is rounded back to what the meter said.
    if (n !== undefined && metrics[to] === undefined) metrics[to] = times === 1 ? n : Number((n * times).toFixed(6));
  }
  return metrics;
}

function readAlarms(fields: Fields): Signal[] {
  const said = ['status', 'current_status'].map((name) => field(fields, name)).filter((status) => typeof status === 'string');
  return readStatus(said.join(' '), field(fields, 'media') === 'smoke detector');
}
