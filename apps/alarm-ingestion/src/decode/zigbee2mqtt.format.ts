import type { Metrics, Signal, SignalType } from '#contracts/reading.js';
import { availabilityOf, gatewayIs, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJson, readText } from './payload.js';
import { asFlag, asNumber, asNumberWithin, asWord } from './values.js';
import { EMERGENCY_ACTIONS, MODELS } from './zigbee2mqtt.models.js';
import { readTopic } from './zigbee2mqtt.topic.js';

type Fields = Record<string, unknown>;

const NUMBERS: readonly { from: string; to: string; low: number; high: number }[] = [
  { from: 'battery', to: 'battery', low: 0, high: 100 },
  { from: 'temperature', to: 'temperature', low: -60, high: 150 },
  { from: 'humidity', to: 'humidity', low: 0, high: 100 },
  { from: 'power', to: 'power', low: -1e6, high: 1e6 },
  { from: 'current', to: 'current', low: -1e4, high: 1e4 },
  { from: 'energy', to: 'energyImportTotal', low: 0, high: 1e9 },
  { from: 'illuminance', to: 'illuminance', low: 0, high: 1e6 },
  // Where both are there, `illuminance` is the sensor's raw logarithm and this one is in lx.
  { from: 'illuminance_lux', to: 'illuminance', low: 0, high: 1e6 },
];

const STATES: readonly { from: string; to: string }[] = [
  { from: 'occupancy', to: 'occupied' },
  { from: 'presence', to: 'occupied' },
  { from: 'smoke', to: 'smoke' },
  { from: 'gas', to: 'gas' },
  { from: 'water_leak', to: 'waterLeak' },
  { from: 'vibration', to: 'vibration' },
];

const SIGNALS: readonly { from: string; type: SignalType; testable: boolean }[] = [
  { from: 'sos', type: 'SOS', testable: false },
  { from: 'smoke', type: 'SMOKE', testable: true },
  { from: 'gas', type: 'GAS', testable: true },
  { from: 'carbon_monoxide', type: 'CO', testable: true },
  { from: 'water_leak', type: 'WATER_LEAK', testable: false },
  { from: 'tamper', type: 'TAMPER', testable: false },
  { from: 'battery_low', type: 'LOW_BATTERY', testable: false },
];

/** The longest word of an attribute is a sentence; more is something else. */
const WORD_LIMIT = 256;
/** Above this `voltage` is the millivolts of a battery; below it is the volts of the mains. */
const MAINS_LIMIT_VOLTS = 500;

/**
 * zigbee2mqtt: `<base>/<friendly name>` with a JSON object. A state message is a merged cache: fields may be old,
 * null ("not known") or absent; only `false` clears. Source: zigbee2mqtt's exposes.
 */
export const ZIGBEE2MQTT_JSON: DeviceFormat = {
  name: 'zigbee2mqtt-json',
  claims: (topic) => topic.startsWith('zigbee2mqtt/'),
  decode: decodeJson,
};

/** The same family in plain words: `…/availability` with `online`, and `output: attribute` topics. */
export const ZIGBEE2MQTT_TEXT: DeviceFormat = {
  name: 'zigbee2mqtt-text',
  claims: () => false,
  decode: decodeText,
};

function decodeJson(message: RawMessage): Decoded {
  const topic = readTopic(message.topic, message.baseTopic);
  if (topic.kind === 'other') return ignored(topic.why);
  const json = readJson(message.payload);
  // A bare word on these topics is the plain form of the same thing.
  if (!json.ok) return json.why === 'not-json' ? decodeText(message) : rejected(json.why);
  if (!isObject(json.value)) return decodeText(message);
  if (topic.kind === 'availability') return saidToBe(topic, field(json.value, 'state'));
  return readingOf(readFields(topic.deviceId, json.value, message));
}

function decodeText(message: RawMessage): Decoded {
  const topic = readTopic(message.topic, message.baseTopic);
  if (topic.kind === 'other') return ignored(topic.why);
  const read = readText(message.payload);
  if (!read.ok) return rejected(read.why);
  if (topic.kind === 'availability') return saidToBe(topic, read.text.trim());
  if (read.text.trim() === '') return ignored('empty');
  // A broken object is no word of an attribute.
  if (!topic.attribute || read.text.length > WORD_LIMIT || /[{}[\]"]/.test(read.text)) return rejected('not-json');
  const value = read.text.trim() === 'null' ? null : read.text.trim();
  return readingOf(readFields(topic.attribute.deviceId, { [topic.attribute.name]: value }, message));
}

function saidToBe({ deviceId, ofGateway }: { deviceId: string; ofGateway?: true }, state: unknown): Decoded {
  if (state !== 'online' && state !== 'offline') return rejected('bad-availability');
  return ofGateway ? gatewayIs(deviceId, state === 'online') : availabilityOf(deviceId, state === 'online');
}

function readFields(deviceId: string, fields: Fields, { receivedAt, device }: RawMessage) {
  const model = modelOf(fields) ?? MODELS.get(device?.model ?? '');
  return {
    deviceId,
    at: asInstant(field(fields, 'last_seen'), receivedAt),
    metrics: readMetrics(fields, model?.contactInverted === true),
    alarms: [...readSignals(fields), ...readAction(fields, model?.actions)],
  };
}

function readMetrics(fields: Fields, contactInverted: boolean): Metrics {
  const metrics: Metrics = {};
  for (const { from, to, low, high } of NUMBERS) {
    const n = asNumberWithin(field(fields, from), low, high);
    if (n !== undefined) metrics[to] = n;
  }
  for (const { from, to } of STATES) {
    const state = asFlag(field(fields, from));
    if (state !== undefined) metrics[to] = state;
  }
  if (isTest(fields)) for (const name of ['smoke', 'gas']) delete metrics[name];
  const volts = asNumber(field(fields, 'voltage'));
  if (volts !== undefined && volts >= 0 && volts <= MAINS_LIMIT_VOLTS && field(fields, 'battery') === undefined) metrics.voltage = volts;
  const closed = contactClosed(field(fields, 'contact') ?? field(fields, 'garage_door_contact'));
  if (closed !== undefined) metrics.contactOpen = closed === contactInverted;
  return metrics;
}

/** `contact: true` is closed; the words `open` and `closed` say it themselves. */
function contactClosed(value: unknown): boolean | undefined {
  if (value === 'open') return false;
  if (value === 'close' || value === 'closed') return true;
  return asFlag(value);
}

function readSignals(fields: Fields): Signal[] {
  const signals: Signal[] = [];
  for (const { from, type, testable } of SIGNALS) {
    const active = asFlag(field(fields, from));
    if (active === undefined || (active && testable && isTest(fields))) continue;
    signals.push({ type, active });
  }
  return signals;
}

/** A held test button sets the alarm's flag too; it is not smoke. */
function isTest(fields: Fields): boolean {
  return asFlag(field(fields, 'test')) === true;
}

function readAction(fields: Fields, ofModel: Readonly<Record<string, SignalType>> | undefined): Signal[] {
  const action = asWord(field(fields, 'action'))?.toLowerCase();
  if (action === undefined) return [];
  const lookUp = (table: Readonly<Record<string, SignalType>>) => (Object.hasOwn(table, action) ? table[action] : undefined);
  const type = (ofModel && lookUp(ofModel)) ?? lookUp(EMERGENCY_ACTIONS);
  return type ? [{ type, active: true }] : [];
}

function modelOf(fields: Fields) {
  const device = field(fields, 'device');
  if (!isObject(device)) return undefined;
  const name = asWord(field(device, 'model')) ?? asWord(field(device, 'modelId'));
  return name === undefined ? undefined : MODELS.get(name);
}
