import { ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { readPack } from './thing-pack.js';
import { PROPERTIES_LIMIT, readEvent, readThing, unwrap } from './thing.js';
import { isIdentity } from './values.js';

const TOPIC = /^\$sys\/([^/]+\/[^/]+)\/thing\/(.+)$/;

/**
 * China Mobile's OneNET OneJSON: `$sys/{product}/{device}/thing/property|event/post`; values are `{"value","time"}`.
 * `id` is often the constant "123", so it tells no two messages apart. A gateway's `thing/pack/post` carries children.
 */
export const ONENET: DeviceFormat = {
  name: 'onenet-onejson',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeOneNet,
  byModel: true,
};

function decodeOneNet(message: RawMessage): Decoded {
  const [, deviceId = '', about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const params = field(json.value, 'params');
  if (about === 'pack/post') {
    return Array.isArray(params) ? readPack(deviceId, { subDevices: params }, ['productID', 'deviceName'], message) : rejected('no-params');
  }
  if (about !== 'property/post' && about !== 'event/post') return ignored('not-a-measurement');
  if (!isObject(params)) return rejected('no-params');
  const of = { model: message.device?.model };
  if (about === 'property/post') {
    const { values, at } = unwrap(params, message.receivedAt);
    return readingOf({ deviceId, at, ...readThing(values, of) });
  }
  const readings = Object.entries(params).slice(0, PROPERTIES_LIMIT).map(([name, event]) => {
    const told = isObject(event) ? field(event, 'value') : undefined;
    const at = isObject(event) ? asInstant(field(event, 'time'), message.receivedAt) : null;
    return { deviceId, at, ...readEvent(name, isObject(told) ? told : {}, of) };
  });
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('empty');
}
