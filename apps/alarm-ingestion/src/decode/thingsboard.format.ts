import type { Reading } from '#contracts/reading.js';
import { availabilityOf, ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJson } from './payload.js';
import { readThing } from './thing.js';
import { asWord, isIdentity } from './values.js';

const TOPIC = /^v1\/(devices\/me|gateway)\/([a-z]+)/;
/** A gateway that was cut off sends its backlog in pieces; more than this in one is none. */
export const READINGS_LIMIT = 1000;

/**
 * ThingsBoard's MQTT device API: `v1/devices/me/telemetry` with `{k:v}`, `{"ts":ms,"values":{}}` or an array of those, and
 * `v1/gateway/telemetry` with `{"<child>":[…]}`. The topic names nobody: the session does, and a gateway its children.
 */
export const THINGSBOARD: DeviceFormat = {
  name: 'thingsboard-mqtt',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeThingsBoard,
  byModel: true,
};

function decodeThingsBoard(message: RawMessage): Decoded {
  const [, speaker, about = ''] = TOPIC.exec(message.topic ?? '') ?? [];
  if (!speaker) return rejected('topic-not-of-this-format');
  const json = readJson(message.payload);
  if (!json.ok) return rejected(json.why);
  if (speaker === 'gateway' && (about === 'connect' || about === 'disconnect')) return comesOrGoes(json.value, about === 'connect');
  if (about !== 'telemetry') return ignored('not-telemetry');
  const model = message.device?.model;
  const readings: Reading[] = [];
  const add = (deviceId: string, value: unknown): boolean => {
    for (const point of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const reading = readPoint(deviceId, point, message.receivedAt, model);
      if (!reading || readings.length >= READINGS_LIMIT) return false;
      readings.push(reading);
    }
    return true;
  };
  if (speaker !== 'gateway') {
    if (!add('me', json.value)) return rejected('bad-telemetry');
  } else {
    if (!isObject(json.value)) return rejected('not-a-json-object');
    for (const [name, value] of Object.entries(json.value)) {
      if (!isIdentity(name)) return rejected('bad-device-id');
      if (!Array.isArray(value) || !add(name, value)) return rejected('bad-telemetry');
    }
  }
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('empty');
}

function readPoint(deviceId: string, point: unknown, receivedAt: Date, model: string | undefined): Reading | null {
  if (!isObject(point)) return null;
  const values = field(point, 'values');
  if (values !== undefined && !isObject(values)) return null;
  return { deviceId, at: values ? asInstant(field(point, 'ts'), receivedAt) : null, ...readThing(values ?? point, { model }) };
}

function comesOrGoes(value: unknown, online: boolean): Decoded {
  const name = isObject(value) ? asWord(field(value, 'device')) : undefined;
  return name && isIdentity(name) ? availabilityOf(name, online) : rejected('bad-device-id');
}
