import type { Reading } from '#contracts/reading.js';
import { AQARA_CLASSES, AQARA_MODELS, type SpecMeaning } from './aqara.models.js';
import { ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, isObject, readJsonObject } from './payload.js';
import { asFlag, asNumber, asWord, isIdentity, metric } from './values.js';

const SPECS_LIMIT = 64;

/**
 * The Aqara gateway's own MQTT: topic `zigbee/send`, `mi_spec` entries by service and property number, whose meaning is the
 * model's. The same report comes twice under one `id`, which rises and so tells them apart from the next.
 */
export const AQARA: DeviceFormat = {
  name: 'aqara-gateway-mqtt',
  claims: (topic) => topic === 'zigbee/send',
  decode: decodeAqara,
  byModel: true,
};

function decodeAqara(message: RawMessage): Decoded {
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const deviceId = asWord(field(json.value, 'did'));
  if (!deviceId || !isIdentity(deviceId)) return rejected('bad-device-id');
  if (field(json.value, 'cmd') !== 'report') return ignored('not-a-measurement');
  const specs = field(json.value, 'mi_spec');
  if (specs === undefined) return ignored('not-a-measurement');
  if (!Array.isArray(specs) || specs.length > SPECS_LIMIT) return rejected('bad-mi-spec');
  const reading: Reading = { deviceId, at: asInstant(field(json.value, 'time'), message.receivedAt), metrics: {}, alarms: [] };
  const meanings = meaningsOf(message);
  for (const spec of specs as unknown[]) {
    if (!isObject(spec)) return rejected('bad-mi-spec');
    const meaning = meanings?.[`${String(field(spec, 'siid'))}.${String(field(spec, 'piid') ?? field(spec, 'eiid'))}`];
    if (meaning) apply(reading, meaning, field(spec, 'value'));
  }
  const id = asNumber(field(json.value, 'id'));
  return { outcome: 'reading', readings: [reading], envelope: { seq: Number.isSafeInteger(id) ? id! : null, wantsReceipt: false } };
}

function meaningsOf({ device }: RawMessage): Readonly<Record<string, SpecMeaning>> | undefined {
  return device && (AQARA_MODELS.get(device.model) ?? AQARA_CLASSES[device.class]);
}

function apply(reading: Reading, meaning: SpecMeaning, value: unknown): void {
  if (meaning.metric) return void Object.assign(reading.metrics, metric(meaning.metric, value, meaning.low ?? -1e6, meaning.high ?? 1e6));
  const number = asNumber(value);
  // Of a status only 0 is well and 1 the alarm: 2 is a fault of the sensor, 3 its self-test.
  const on = meaning.press ? true : typeof value === 'boolean' ? value : number === 0 ? false : number === 1 ? true : asFlag(value);
  if (on === undefined) return;
  const active = meaning.inverted ? !on : on;
  if (meaning.state) reading.metrics[meaning.state] = active;
  if (meaning.signal) reading.alarms.push({ type: meaning.signal, active });
}
