import type { Reading } from '#contracts/reading.js';
import { ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { readPack } from './thing-pack.js';
import { readEvent, readThing, unwrap } from './thing.js';
import { isIdentity } from './values.js';

/** `/sys/{product}/{device}/thing/…`, and a topic of one's own below `/{product}/{device}/`. */
const TOPIC = /^\/(?:sys\/)?([^/]+\/[^/]+)\/(.+)$/;

/**
 * Alibaba's Alink: `…/thing/event/property/post` and `…/thing/event/{name}/post`; values bare or `{"value","time"}`, epoch
 * milliseconds. A gateway's `…/property/pack/post` carries its children in `subDevices`. `id` is no sequence.
 */
export const ALINK: DeviceFormat = {
  name: 'alink',
  claims: (topic) => /^\/sys\/[^/]+\/[^/]+\/thing\//.test(topic),
  decode: decodeAlink,
  byModel: true,
};

function decodeAlink(message: RawMessage): Decoded {
  const [, deviceId = '', about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const method = /^thing\.event\.(.+)\.post$/.exec(String(field(json.value, 'method') ?? ''))?.[1];
  const name = /^thing\/event\/(.+)\/post$/.exec(about)?.[1] ?? (about.startsWith('thing/') ? undefined : method);
  if (!name) return ignored('not-a-measurement');
  const params = field(json.value, 'params');
  if (!isObject(params)) return rejected('no-params');
  if (name.replaceAll('/', '.') === 'property.pack') return readPack(deviceId, params, ['productKey', 'deviceName'], message);
  const of = { model: message.device?.model };
  if (name === 'property') {
    const { values, at } = unwrap(params, message.receivedAt);
    return readingOf({ deviceId, at, ...readThing(values, of) });
  }
  const told = field(params, 'value');
  const reading: Reading = { deviceId, at: asInstant(field(params, 'time'), message.receivedAt), ...readEvent(name, isObject(told) ? told : params, of) };
  return readingOf(reading);
}
