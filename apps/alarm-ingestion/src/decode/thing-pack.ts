import type { Reading } from '#contracts/reading.js';
import { ignored, rejected, type Decoded, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject } from './payload.js';
import { readEvent, readThing, unwrap } from './thing.js';
import { asWord, isIdentity } from './values.js';

const CHILDREN_LIMIT = 200;

/**
 * A gateway's bundle: its own `properties` and `events`, and those of `subDevices`, each with an `identity` of product and
 * name. A child goes by `product/name`.
 */
export function readPack(deviceId: string, params: Record<string, unknown>, identity: [string, string], message: RawMessage): Decoded {
  const readings: Reading[] = partsOf(deviceId, params, message);
  const children = field(params, 'subDevices') ?? [];
  if (!Array.isArray(children) || children.length > CHILDREN_LIMIT) return rejected('bad-sub-devices');
  for (const child of children as unknown[]) {
    const who = isObject(child) ? field(child, 'identity') : undefined;
    const [product, name] = isObject(who) ? identity.map((key) => asWord(field(who, key))) : [];
    const childId = `${product}/${name}`;
    if (!product || !name || !isIdentity(childId)) return rejected('bad-device-id');
    readings.push(...partsOf(childId, child as Record<string, unknown>, message));
  }
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('empty');
}

function partsOf(deviceId: string, fields: Record<string, unknown>, { receivedAt, device }: RawMessage): Reading[] {
  const of = { model: device?.model };
  const [properties, events] = [field(fields, 'properties'), field(fields, 'events')];
  const readings: Reading[] = [];
  if (isObject(properties) && Object.keys(properties).length > 0) {
    const { values, at } = unwrap(properties, receivedAt);
    readings.push({ deviceId, at, ...readThing(values, of) });
  }
  for (const [name, event] of isObject(events) ? Object.entries(events).slice(0, CHILDREN_LIMIT) : []) {
    if (!isObject(event)) continue;
    const told = field(event, 'value');
    readings.push({ deviceId, at: asInstant(field(event, 'time'), receivedAt), ...readEvent(name, isObject(told) ? told : {}, of) });
  }
  return readings;
}
