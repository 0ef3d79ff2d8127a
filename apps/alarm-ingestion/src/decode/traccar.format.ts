import type { Metrics, Signal, SignalType } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { asFix, asWord, isIdentity, metric } from './values.js';
import { TRACCAR_ALARMS, TRACCAR_HEALTH } from './traccar.words.js';

type Fields = Record<string, unknown>;
const AVAILABILITY: Readonly<Record<string, boolean>> = { deviceOnline: true, deviceOffline: false };
const FENCE: Readonly<Record<string, SignalType>> = { geofenceEnter: 'GEOFENCE_ENTER', geofenceExit: 'GEOFENCE_EXIT' };
const ALARMS_LIMIT = 16;

/**
 * What Traccar forwards over MQTT: topics `positions` and `events`, JSON with `device`, `position` and `event`. The IMEI is
 * `device.uniqueId`; without it Traccar's own number stands, as `traccar:<n>`. Speed is in knots and not used.
 */
export const TRACCAR: DeviceFormat = {
  name: 'traccar-event-json',
  claims: (topic) => /^traccar\/(.+\/)?(events|positions)$/.test(topic),
  decode: decodeTraccar,
};

function decodeTraccar({ payload, receivedAt }: RawMessage): Decoded {
  const json = readJsonObject(payload);
  if (!json.ok) return rejected(json.why);
  const [event, device] = [part(json.value, 'event'), part(json.value, 'device')];
  // Position 0 of an event is none, whatever stands beside it.
  const position = event && field(event, 'positionId') === 0 ? undefined : part(json.value, 'position');
  const deviceId = identityOf(device, event ?? position);
  if (!event && !position) return rejected('no-event-and-no-position');
  if (!deviceId) return rejected('bad-device-id');
  const type = event && asWord(field(event, 'type'));
  if (event && !type) return rejected('event-without-type');
  if (type && Object.hasOwn(AVAILABILITY, type)) return availabilityOf(deviceId, AVAILABILITY[type]!);
  const alarms = event ? alarmsOfEvent(type!, event) : alarmsOf(field(part(position ?? {}, 'attributes') ?? {}, 'alarm'));
  if (event && alarms.length === 0) return ignored('event-of-no-use');
  const at = [field(event ?? {}, 'eventTime'), field(event ?? {}, 'serverTime'), field(position ?? {}, 'fixTime'), field(position ?? {}, 'deviceTime')];
  return readingOf({ deviceId, at: firstInstant(at, receivedAt), metrics: position ? metricsOf(position) : {}, alarms });
}

function identityOf(device: Fields | undefined, spoken: Fields | undefined): string | null {
  const unique = device && asWord(field(device, 'uniqueId'));
  if (unique) return isIdentity(unique) ? unique : null;
  const number = spoken && field(spoken, 'deviceId');
  return typeof number === 'number' && Number.isSafeInteger(number) ? `traccar:${number}` : null;
}

function alarmsOfEvent(type: string, event: Fields): Signal[] {
  if (Object.hasOwn(FENCE, type)) return [{ type: FENCE[type]!, active: true }];
  if (type !== 'alarm') return [];
  const alarms = alarmsOf(field(part(event, 'attributes') ?? {}, 'alarm'));
  return alarms.length > 0 ? alarms : [{ type: 'GENERAL', active: true }];
}

/** `sos,lowBattery`: several at once, joined by commas. A word that we do not know is still an alarm. */
function alarmsOf(said: unknown): Signal[] {
  const words = (asWord(said) ?? '').split(',').slice(0, ALARMS_LIMIT).map((word) => word.trim()).filter(Boolean);
  return [...new Set(words.map((word) => TRACCAR_ALARMS.get(word) ?? 'GENERAL'))].map((type) => ({ type, active: true }));
}

function metricsOf(position: Fields): Metrics {
  const fixed = field(position, 'valid') !== false && field(position, 'id') !== 0;
  const metrics: Metrics = fixed ? asFix(field(position, 'latitude'), field(position, 'longitude')) : {};
  const attributes = part(position, 'attributes') ?? {};
  for (const { from, to, low, high } of TRACCAR_HEALTH) Object.assign(metrics, metric(to, field(attributes, from), low, high));
  return metrics;
}

function firstInstant(values: unknown[], receivedAt: Date): string | null {
  for (const value of values) {
    const at = asInstant(value, receivedAt);
    if (at) return at;
  }
  return null;
}

/** Traccar writes an empty object as `[]`. */
function part(fields: Fields, name: string): Fields | undefined {
  const value = field(fields, name);
  return isObject(value) ? value : undefined;
}
