import type { Metrics, Reading, Signal } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { meaningOfInput, meaningOfPress } from './input-meaning.js';
import { field, readJsonObject, readText } from './payload.js';
import { asFlag, asNumber, asWord, isIdentity, metric } from './values.js';

const TOPIC = /^shellies\/([^/]+)\/(.+)$/;
/** Watt-minutes to kWh. Source: Shelly gen1 MQTT, `relay/0/energy`. */
const WATT_MINUTE = 1 / 60_000;

/** What follows `shellies/<id>/`, one value a topic. Only the first channel counts: a second is another consumer. */
const VALUES: readonly { like: RegExp; read: (text: string) => Metrics }[] = [
  { like: /^(relay|light)(\/0)?\/power$/, read: (text) => metric('power', text, -1e6, 1e6) },
  { like: /^(relay|light)(\/0)?\/energy$/, read: (text) => metric('energyImportTotal', text, 0, 1e9, WATT_MINUTE) },
  { like: /^emeter\/0\/power$/, read: (text) => metric('power', text, -1e6, 1e6) },
  { like: /^emeter\/0\/total$/, read: (text) => metric('energyImportTotal', text, 0, 1e9, 0.001) },
  { like: /^emeter\/0\/total_returned$/, read: (text) => metric('energyExportTotal', text, 0, 1e9, 0.001) },
  { like: /^(emeter\/0\/)?voltage$/, read: (text) => metric('voltage', text, 0, 500) },
  { like: /^emeter\/0\/current$/, read: (text) => metric('current', text, 0, 1e4) },
  { like: /^sensor\/(ext_)?temperature$/, read: (text) => metric('temperature', text, -60, 150) },
  { like: /^sensor\/humidity$/, read: (text) => metric('humidity', text, 0, 100) },
  { like: /^sensor\/lux$/, read: (text) => metric('illuminance', text, 0, 1e6) },
  { like: /^sensor\/battery$/, read: (text) => metric('battery', text, 0, 100) },
  { like: /^sensor\/motion$/, read: (text) => state('occupied', text) },
  { like: /^sensor\/vibration$/, read: (text) => state('vibration', text) },
  // A door sensor says `open` or `close`.
  { like: /^sensor\/state$/, read: (text) => state('contactOpen', text) },
];

/** Sensors whose word is an alarm. The gas sensor says none, mild, heavy, or test while its button is held. */
const SIGNALS: Readonly<Record<string, { type: Signal['type']; state?: string }>> = {
  'sensor/flood': { type: 'WATER_LEAK', state: 'waterLeak' },
  'sensor/smoke': { type: 'SMOKE', state: 'smoke' },
  'sensor/gas': { type: 'GAS', state: 'gas' },
  // Too hot inside: the device's own fault, and how fires begin.
  overtemperature: { type: 'GENERAL' },
};

/** Shelly, first generation: `shellies/<id>/…`, bare words; `online` is its last word too. No instant anywhere. */
export const SHELLY_GEN1: DeviceFormat = {
  name: 'shelly-gen1',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeShelly,
};

function decodeShelly(message: RawMessage): Decoded {
  const topic = TOPIC.exec(message.topic ?? '');
  const [, deviceId = '', about = ''] = topic ?? [];
  if (!topic || !isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const read = readText(message.payload);
  if (!read.ok) return rejected(read.why);
  const text = read.text.trim();
  if (about === 'online') return asFlag(text) === undefined ? rejected('bad-availability') : availabilityOf(deviceId, asFlag(text) === true);
  if (/^input_event\/\d+$/.test(about)) return pressed(deviceId, message);
  const of = (said: Partial<Reading>): Decoded => readingOf({ deviceId, at: null, metrics: {}, alarms: [], ...said });
  if (/^input\/\d+$/.test(about)) {
    const on = asFlag(text);
    return on === undefined ? rejected('bad-value') : of(meaningOfInput(on, message.device?.class));
  }
  if (Object.hasOwn(SIGNALS, about)) {
    const said = signalOf(SIGNALS[about]!, text);
    return said ? of(said) : rejected('bad-value');
  }
  const value = VALUES.find(({ like }) => like.test(about));
  if (!value) return ignored('not-a-measurement');
  if (asNumber(text) === undefined && asFlag(text) === undefined) return rejected('bad-value');
  return of({ metrics: value.read(text) });
}

/** `{"event":"S","event_cnt":73}`: an empty event has reset itself. */
function pressed(deviceId: string, message: RawMessage): Decoded {
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const alarms = asWord(field(json.value, 'event')) ? meaningOfPress(message.device?.class) : [];
  return alarms.length > 0 ? readingOf({ deviceId, at: null, metrics: {}, alarms }) : ignored('a-switch-was-pressed');
}

function signalOf({ type, state: name }: { type: Signal['type']; state?: string }, text: string): Partial<Reading> | null {
  const active = text === 'mild' || text === 'heavy' ? true : text === 'none' ? false : asFlag(text);
  if (active === undefined) return text === 'test' || text === 'unknown' ? {} : null;
  return { metrics: name ? { [name]: active } : {}, alarms: [{ type, active }] };
}

function state(name: string, text: string): Metrics {
  const on = asFlag(text);
  return on === undefined ? {} : { [name]: on };
}
