import { ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import type { Word } from './thing-words.js';
import { readEvent, readThing, unwrap } from './thing.js';
import { asWord, isIdentity } from './values.js';

const TOPIC = /^tylink\/([^/]+)\/(.+)$/;

/** Tuya's standard codes are integers with a scale. Source: Tuya standard instruction sets; water meters count in litres. */
const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['waterusedata', { metric: 'volumeTotal', low: 0, high: 1e8, times: 0.001 }],
  ['wateroncetotal', { metric: 'volumeTotal', low: 0, high: 1e8, times: 0.001 }],
  ['curvoltage', { metric: 'voltage', low: 50, high: 500, times: 0.1 }],
  ['curcurrent', { metric: 'current', low: 0, high: 1e4, times: 0.001 }],
  ['curpower', { metric: 'power', low: -1e6, high: 1e6, times: 0.1 }],
  ['totalforwardenergy', { metric: 'energyImportTotal', low: 0, high: 1e9, times: 0.01 }],
  ['forwardenergytotal', { metric: 'energyImportTotal', low: 0, high: 1e9, times: 0.01 }],
  ['vatemperature', { metric: 'temperature', low: -60, high: 150, times: 0.1 }],
  ['vahumidity', { metric: 'humidity', low: 0, high: 100 }],
  ['vabattery', { metric: 'battery', low: 0, high: 100 }],
]);

/**
 * TuyaLink: `tylink/{id}/thing/property/report`, `…/thing/event/trigger`; `data` holds the properties, each
 * `{"value","time"}` with 10 or 13 digits. No event body has ever been seen by us.
 */
export const TUYALINK: DeviceFormat = {
  name: 'tuyalink',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeTuya,
  byModel: true,
};

function decodeTuya(message: RawMessage): Decoded {
  const [, deviceId = '', about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  if (about !== 'thing/property/report' && about !== 'thing/event/trigger') return ignored('not-a-measurement');
  const data = field(json.value, 'data');
  if (!isObject(data)) return rejected('no-data');
  const of = { model: message.device?.model, family: WORDS };
  const sentAt = asInstant(field(json.value, 'time'), message.receivedAt);
  if (about === 'thing/event/trigger') {
    const [name, told] = [asWord(field(data, 'eventCode')), field(data, 'outputParams')];
    if (!name) return rejected('event-without-code');
    return readingOf({ deviceId, at: sentAt, ...readEvent(name, isObject(told) ? told : {}, of) });
  }
  const { values, at } = unwrap(data, message.receivedAt);
  return readingOf({ deviceId, at: at ?? sentAt, ...readThing(values, of) });
}
