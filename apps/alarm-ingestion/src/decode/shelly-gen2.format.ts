import type { Reading } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { meaningOfPress } from './input-meaning.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject, readText } from './payload.js';
import { readComponent, isMeasuring } from './shelly-gen2.components.js';
import { asWord, isIdentity } from './values.js';

const TOPIC = /^(.+?)\/(events\/rpc|status\/[a-z0-9_]+(?::\d+)?|online)$/;
const EVENTS_LIMIT = 32;

/**
 * Shelly, second generation and later: `<prefix>/events/rpc` (NotifyStatus, NotifyFullStatus, NotifyEvent),
 * `<prefix>/status/<component>`, `<prefix>/online`. `ts` is the uptime until the clock is set. Networks' names are never read.
 */
export const SHELLY_GEN2: DeviceFormat = {
  name: 'shelly-gen2',
  claims: (topic) => /\/(events\/rpc|status\/[a-z0-9_]+:\d+)$/.test(topic) || /^shelly[^/]*\/(online|status\/[a-z0-9_]+)$/i.test(topic),
  decode: decodeShelly,
};

function decodeShelly(message: RawMessage): Decoded {
  const [, deviceId = '', about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  if (about === 'online') {
    const read = readText(message.payload);
    const word = read.ok ? read.text.trim() : '';
    return word === 'true' || word === 'false' ? availabilityOf(deviceId, word === 'true') : rejected(read.ok ? 'bad-availability' : read.why);
  }
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const reading: Reading = { deviceId, at: null, metrics: {}, alarms: [] };
  if (about !== 'events/rpc') {
    const component = about.slice('status/'.length);
    if (!isMeasuring(component)) return ignored('not-a-measurement');
    const energy = field(json.value, 'aenergy');
    reading.at = asInstant(isObject(energy) ? field(energy, 'minute_ts') : undefined, message.receivedAt);
    readComponent(reading, component, json.value, message.device?.class);
    return readingOf(reading);
  }
  const params = field(json.value, 'params');
  if (!isObject(params)) return rejected('no-params');
  reading.at = asInstant(field(params, 'ts'), message.receivedAt);
  const method = field(json.value, 'method');
  if (method === 'NotifyEvent') return events(reading, params, message);
  if (method !== 'NotifyStatus' && method !== 'NotifyFullStatus') return ignored('not-a-measurement');
  for (const [component, value] of Object.entries(params)) {
    if (isObject(value) && isMeasuring(component)) readComponent(reading, component, value, message.device?.class);
  }
  return readingOf(reading);
}

function events(reading: Reading, params: Record<string, unknown>, message: RawMessage): Decoded {
  const list = field(params, 'events');
  if (!Array.isArray(list) || list.length > EVENTS_LIMIT) return rejected('bad-events');
  const word = (event: unknown, name: string): string => (isObject(event) && asWord(field(event, name))) || '';
  const pushed = list.some((event) => word(event, 'component').startsWith('input:') && word(event, 'event').endsWith('_push'));
  const alarms = pushed ? meaningOfPress(message.device?.class) : [];
  return alarms.length > 0 ? readingOf({ ...reading, alarms }) : ignored('a-switch-was-pressed');
}
