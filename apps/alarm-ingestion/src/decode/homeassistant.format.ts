import type { Reading } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { BINARY_WORDS, SENSOR_WORDS } from './homeassistant.words.js';
import { meaningOfInput } from './input-meaning.js';
import { readJsonObject, readText } from './payload.js';
import { asFlag, asNumber, isIdentity, metric } from './values.js';

const STATE_TOPIC = /(?:^|\/)([a-z_]+)\/([A-Za-z0-9_]+)\/([A-Za-z0-9_]+)$/;
const DISCOVERY_TOPIC = /^[^/]+\/[a-z_]+\/(?:[^/]+\/)?[^/]+\/config$/;

/** Discovery: `<prefix>/<component>/…/config` says what there is; the registry says what is ours, so nothing is taken from it. */
export const HA_DISCOVERY: DeviceFormat = {
  name: 'homeassistant-discovery',
  claims: (topic) => topic.startsWith('homeassistant/') && DISCOVERY_TOPIC.test(topic),
  decode: (message) => {
    if (!DISCOVERY_TOPIC.test(message.topic ?? '')) return rejected('topic-not-of-this-format');
    if (message.payload.byteLength === 0) return ignored('discovery-withdrawn');
    const json = readJsonObject(message.payload);
    return json.ok ? ignored('discovery') : rejected(json.why);
  },
};

/**
 * Statestream: `<base>/<domain>/<object>/state`, a bare word. What `on` means is what the child is registered as, else what
 * the object's name ends with. Home Assistant's door is `on` when open.
 */
export const HA_STATESTREAM: DeviceFormat = {
  name: 'homeassistant-statestream',
  claims: (topic) => topic.startsWith('statestream/') && topic.endsWith('/state'),
  decode: decodeState,
  byModel: true,
};

function decodeState(message: RawMessage): Decoded {
  const [, domain = '', object = '', about] = STATE_TOPIC.exec(message.topic ?? '') ?? [];
  const deviceId = `${domain}.${object}`;
  if (!about || !isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  if (about !== 'state') return ignored('attribute');
  const read = readText(message.payload);
  if (!read.ok) return rejected(read.why);
  // Newer versions write JSON, so that a word stands in quotes.
  const word = read.text.trim().replace(/^"(.*)"$/, '$1');
  if (word === 'unavailable') return availabilityOf(deviceId, false);
  if (word === 'unknown' || word === '') return ignored('state-unknown');
  const reading: Reading = { deviceId, at: null, metrics: {}, alarms: [] };
  const on = asFlag(word);
  if (domain === 'binary_sensor' && on !== undefined) return readingOf({ ...reading, ...meaningOfInput(on, BINARY_WORDS.get(lastWords(object, BINARY_WORDS)) ?? message.device?.class) });
  const number = asNumber(word);
  if (domain !== 'sensor' || number === undefined) return /[{}[\]]/.test(word) ? rejected('bad-state') : ignored('state-of-no-use');
  const known = SENSOR_WORDS.get(lastWords(object, SENSOR_WORDS));
  return readingOf({ ...reading, metrics: known ? metric(known.to, number, known.low, known.high) : {} });
}

/** `bedroom_heart_rate` ends with `heart_rate`: the longest ending that is known, else the last word. */
function lastWords(object: string, known: ReadonlyMap<string, unknown>): string {
  const words = object.toLowerCase().split('_');
  for (let from = Math.max(0, words.length - 3); from < words.length; from++) {
    const ending = words.slice(from).join('_');
    if (known.has(ending)) return ending;
  }
  return '';
}
