import type { Reading } from '#contracts/reading.js';
import { ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { readEvent, readThing } from './thing.js';
import { asWord, isIdentity } from './values.js';

const TOPIC = /^\$oc\/devices\/([^/]+)\/sys\/(.+)$/;
const LEGACY_TOPIC = /^\/huawei\/v1\/devices\/([^/]+)\/data\/[^/]+$/;
const SERVICES_LIMIT = 200;
/** Names that say only that there is a value: the service's own name tells of what. */
const BARE = new Set(['value', 'level', 'state', 'data', 'batterylevel']);

/**
 * Huawei IoTDA: `$oc/devices/{id}/sys/properties/report`, services with `event_time` as `yyyyMMdd'T'HHmmss'Z'`; a gateway's
 * `…/gateway/sub_devices/properties/report` carries its children. Its event bodies have never been seen by us.
 */
export const HUAWEI_IOTDA: DeviceFormat = {
  name: 'huawei-iotda',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeIotda,
  byModel: true,
};

/** The older platform: `/huawei/v1/devices/{id}/data/{codec}`, `data` with `serviceId`, `serviceData`, `eventTime`. */
export const HUAWEI_LEGACY: DeviceFormat = {
  name: 'huawei-iot-legacy',
  claims: (topic) => LEGACY_TOPIC.test(topic),
  decode: decodeLegacy,
  byModel: true,
};

function decodeIotda(message: RawMessage): Decoded {
  const [, deviceId = '', about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  if (about === 'properties/report') return readingsOf([[deviceId, field(json.value, 'services')]], message);
  if (about === 'events/up') return eventsOf(deviceId, field(json.value, 'services'), message);
  if (about !== 'gateway/sub_devices/properties/report') return ignored('not-a-measurement');
  const children = field(json.value, 'devices');
  if (!Array.isArray(children) || children.length > SERVICES_LIMIT) return rejected('bad-sub-devices');
  const told: [string, unknown][] = [];
  for (const child of children as unknown[]) {
    const childId = isObject(child) ? asWord(field(child, 'device_id')) : undefined;
    if (!childId || !isIdentity(childId)) return rejected('bad-device-id');
    told.push([childId, field(child as Record<string, unknown>, 'services')]);
  }
  return readingsOf(told, message);
}

function decodeLegacy(message: RawMessage): Decoded {
  const deviceId = LEGACY_TOPIC.exec(message.topic ?? '')?.[1] ?? '';
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  if (field(json.value, 'msgType') !== 'deviceReq') return ignored('not-a-measurement');
  return readingsOf([[deviceId, field(json.value, 'data')]], message);
}

function readingsOf(told: [string, unknown][], { receivedAt, device }: RawMessage): Decoded {
  const readings: Reading[] = [];
  for (const [deviceId, services] of told) {
    if (!Array.isArray(services) || services.length > SERVICES_LIMIT) return rejected('bad-services');
    for (const service of services as unknown[]) {
      if (!isObject(service)) return rejected('bad-services');
      const properties = field(service, 'properties') ?? field(service, 'serviceData');
      if (!isObject(properties)) return rejected('bad-services');
      const named = asWord(field(service, 'service_id') ?? field(service, 'serviceId')) ?? '';
      const at = serviceInstant(field(service, 'event_time') ?? field(service, 'eventTime'), receivedAt);
      readings.push({ deviceId, at, ...readThing(renamed(properties, named), { model: device?.model }) });
    }
  }
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('empty');
}

function eventsOf(deviceId: string, services: unknown, { receivedAt, device }: RawMessage): Decoded {
  if (!Array.isArray(services) || services.length > SERVICES_LIMIT) return rejected('bad-services');
  const readings: Reading[] = [];
  for (const service of services as unknown[]) {
    const id = isObject(service) ? asWord(field(service, 'service_id')) : undefined;
    // The platform's own: the clock, upgrades, files.
    if (!isObject(service) || !id || id.startsWith('$')) continue;
    const [name, told] = [asWord(field(service, 'event_type')) ?? id, field(service, 'paras')];
    const at = serviceInstant(field(service, 'event_time'), receivedAt);
    readings.push({ deviceId, at, ...readEvent(name, isObject(told) ? told : {}, { model: device?.model }) });
  }
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('of-the-platform');
}

/** `{"service_id":"Temperature","properties":{"value":57}}` speaks of a temperature. */
function renamed(properties: Record<string, unknown>, service: string): Record<string, unknown> {
  const entries = Object.entries(properties).map(([name, value]) => [BARE.has(name.toLowerCase()) ? service || name : name, value]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function serviceInstant(value: unknown, receivedAt: Date): string | null {
  const parts = typeof value === 'string' ? /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(value) : null;
  return parts ? asInstant(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`, receivedAt) : asInstant(value, receivedAt);
}
