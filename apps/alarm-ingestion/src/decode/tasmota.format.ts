import type { Metrics, Reading } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { meaningOfInput, meaningOfPress } from './input-meaning.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject, readText } from './payload.js';
import { TASMOTA_MODELS } from './tasmota.models.js';
import { asFlag, asNumber, asWord, isIdentity, metric } from './values.js';

/** `%prefix%/%topic%/` is the factory's FullTopic, `%topic%/%prefix%/` the other usual one. */
const TOPIC = /^(?:(tele|stat)\/([^/]+)|([^/]+)\/(tele|stat))\/([A-Z0-9_]+)$/;
/** A Bluetooth sensor that this device only overhears carries the end of its own address in its name. */
const OVERHEARD = /^[A-Za-z0-9_]+-[0-9a-fA-F]{6}$/;
const SENSORS_LIMIT = 64;

/**
 * Tasmota: `tele/<t>/SENSOR|STATE|LWT`, `stat/<t>/RESULT`. `Time` is local; it counts only with an offset (or `Epoch`).
 * STATE is the heartbeat; the name and address of the wireless network in it are never read.
 */
export const TASMOTA: DeviceFormat = {
  name: 'tasmota',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeTasmota,
};

function decodeTasmota(message: RawMessage): Decoded {
  const topic = TOPIC.exec(message.topic ?? '');
  if (!topic) return rejected('topic-not-of-this-format');
  const deviceId = topic[2] ?? topic[3] ?? '';
  const kind = topic[5];
  if (!isIdentity(deviceId)) return rejected('bad-device-id');
  if (kind === 'LWT') return lastWord(deviceId, message.payload);
  if (kind !== 'SENSOR' && kind !== 'STATE' && kind !== 'RESULT') return ignored('not-a-measurement');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  if (kind === 'STATE') return availabilityOf(deviceId, true);
  const at = asInstant(field(json.value, 'Time'), message.receivedAt) ?? asInstant(field(json.value, 'Epoch'), message.receivedAt);
  const [own, ...others] = readSensors(deviceId, json.value, at, message);
  return kind === 'RESULT' && own!.alarms.length === 0 ? ignored('answer-to-a-command') : readingOf(own!, ...others);
}

function lastWord(deviceId: string, payload: Uint8Array): Decoded {
  const read = readText(payload);
  if (!read.ok) return rejected(read.why);
  const word = read.text.trim().toLowerCase();
  return word === 'online' || word === 'offline' ? availabilityOf(deviceId, word === 'online') : rejected('bad-availability');
}

function readSensors(deviceId: string, fields: Record<string, unknown>, at: string | null, { device }: RawMessage): Reading[] {
  const own: Reading = { deviceId, at, metrics: {}, alarms: [] };
  const others: Reading[] = [];
  const fahrenheit = field(fields, 'TempUnit') === 'F';
  const inverted = TASMOTA_MODELS.get(device?.model ?? '')?.inputInverted === true;
  for (const [name, value] of Object.entries(fields).slice(0, SENSORS_LIMIT)) {
    if (/^Switch\d+$/.test(name)) {
      // SENSOR says the bare state, RESULT wraps it: {"Switch1":{"Action":"ON"}}.
      const on = asFlag(isObject(value) ? field(value, 'Action') : value);
      if (on === undefined) continue;
      const said = meaningOfInput(on !== inverted, device?.class);
      Object.assign(own.metrics, said.metrics);
      own.alarms.push(...said.alarms);
    } else if (/^Button\d+$/.test(name)) {
      if (isObject(value) && asWord(field(value, 'Action'))) own.alarms.push(...meaningOfPress(device?.class));
    } else if (name === 'ENERGY' && isObject(value)) Object.assign(own.metrics, energyOf(value));
    else if (name === 'LD2410' && isObject(value)) Object.assign(own.metrics, metric('distanceMeters', firstOf(field(value, 'Distance')), 0, 20, 0.01));
    else if (isObject(value)) {
      const metrics = climateOf(value, fahrenheit);
      if (!OVERHEARD.test(name)) Object.assign(own.metrics, metrics);
      else others.push({ deviceId: name, at, metrics, alarms: [] });
    }
  }
  return [own, ...others];
}

/** Total in kWh, Power in W; a device of several channels or phases sends arrays, whose sums are the home's. */
function energyOf(energy: Record<string, unknown>): Metrics {
  return {
    ...metric('energyImportTotal', sumOf(field(energy, 'Total')), 0, 1e9),
    ...metric('power', sumOf(field(energy, 'Power')), -1e6, 1e6),
    // Volts and amperes of several phases have no sum that means anything.
    ...metric('voltage', onlyOf(field(energy, 'Voltage')), 0, 500),
    ...metric('current', onlyOf(field(energy, 'Current')), 0, 1e4),
  };
}

function climateOf(sensor: Record<string, unknown>, fahrenheit: boolean): Metrics {
  const said = asNumber(field(sensor, 'Temperature'));
  const celsius = said !== undefined && fahrenheit ? Number((((said - 32) * 5) / 9).toFixed(2)) : said;
  return {
    ...metric('temperature', celsius, -60, 150),
    ...metric('humidity', field(sensor, 'Humidity'), 0, 100),
    ...metric('illuminance', field(sensor, 'Illuminance'), 0, 1e6),
    ...metric('battery', field(sensor, 'Battery'), 0, 100),
  };
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const onlyOf = (value: unknown): unknown => (Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value);

function sumOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const parts = value.map(asNumber);
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : undefined;
}
