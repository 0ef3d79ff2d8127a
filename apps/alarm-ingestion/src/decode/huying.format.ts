import { SIGNAL_TYPES, type Metrics, type Signal, type SignalType } from '#contracts/reading.js';
import { ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { asFlag, asNumber, isIdentity } from './values.js';

const TOPIC = /^up\/([^/]+)\/(telemetry|alarm|status)$/;
const METRIC_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
/** A device that speaks of more than this at once is broken. */
const METRICS_LIMIT = 64;
const KNOWN = new Set<string>(SIGNAL_TYPES);

/**
 * Our own format: `up/{deviceId}/telemetry|alarm|status`,
 * JSON `{"seq", "at", "metrics"{}, "alarms":[{"type","active"}]}`; a status may say `"state":"online"|"offline"`,
 * and `"receipt":true` asks for an answer on `down/{deviceId}/receipt` once it is stored.
 * The identity is the topic's; an id inside the payload is not looked at.
 */
export const HUYING: DeviceFormat = {
  name: 'huying',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeHuying,
};

function decodeHuying(message: RawMessage): Decoded {
  const topic = TOPIC.exec(message.topic ?? '');
  if (!topic) return rejected('topic-not-of-this-format');
  const [, deviceId = '', kind] = topic;
  if (!isIdentity(deviceId)) return rejected('bad-device-id');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);

  const state = field(json.value, 'state');
  if (kind === 'status' && (state === 'online' || state === 'offline')) {
    return { outcome: 'availability', deviceId, online: state === 'online' };
  }
  const metrics = readMetrics(field(json.value, 'metrics'));
  if (!metrics) return rejected('bad-metrics');
  const alarms = readAlarms(field(json.value, 'alarms'));
  if (!alarms) return rejected('bad-alarms');
  if (kind === 'status' && alarms.length === 0 && Object.keys(metrics).length === 0) {
    return { outcome: 'availability', deviceId, online: true };
  }
  if (kind === 'alarm' && alarms.length === 0) return ignored('no-alarm-in-alarm-message');
  const reading = { deviceId, at: asInstant(field(json.value, 'at'), message.receivedAt), metrics, alarms };
  const seq = asNumber(field(json.value, 'seq'));
  const envelope = { seq: Number.isSafeInteger(seq) ? seq! : null, wantsReceipt: field(json.value, 'receipt') === true };
  return { outcome: 'reading', readings: [reading], envelope };
}

function readMetrics(value: unknown): Metrics | null {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > METRICS_LIMIT) return null;
  const metrics: Metrics = {};
  for (const [name, raw] of entries) {
    if (!METRIC_NAME.test(name)) continue;
    const read = asNumber(raw) ?? asFlag(raw);
    // 0 is "not worn", not a heart that stands still.
    if (read === undefined || (name === 'heartRate' && read === 0)) continue;
    metrics[name] = read;
  }
  return withoutMissingFix(metrics);
}

/** 0,0 is what a receiver says that has no fix. */
function withoutMissingFix(metrics: Metrics): Metrics {
  const { latitude, longitude, ...rest } = metrics;
  const fixed = typeof latitude === 'number' && typeof longitude === 'number' && (latitude !== 0 || longitude !== 0);
  return fixed && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? metrics : rest;
}

function readAlarms(value: unknown): Signal[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > METRICS_LIMIT) return null;
  const signals: Signal[] = [];
  for (const item of value as unknown[]) {
    const said = isObject(item) ? field(item, 'type') : item;
    if (typeof said !== 'string' || said === '') return null;
    const told = isObject(item) ? field(item, 'active') : true;
    // Null says nothing at all; absent, or a word that we do not know, is taken as "it happens now".
    if (told === null) continue;
    const active = asFlag(told) ?? true;
    // An alarm code that we do not know is still an alarm.
    signals.push({ type: KNOWN.has(said) ? (said as SignalType) : 'GENERAL', active });
  }
  return signals;
}
