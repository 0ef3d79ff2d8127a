import { readAdvertisement } from './ble.values.js';
import { addressOf, readBleTopic } from './ble-gateway.topic.js';
import { gatewayIs, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { readJsonObject, readText } from './payload.js';

/** Theengs Gateway: `home/<gateway>/BTtoMQTT/<MAC>`, decoded advertisements; no instant. */
export const THEENGS: DeviceFormat = {
  name: 'theengs-json',
  claims: () => false,
  decode: (message) => decodeBle(message, false),
};

/** OpenMQTTGateway: the same, its own last word, and advertisements that it could not decode. */
export const OPENMQTTGATEWAY: DeviceFormat = {
  name: 'openmqttgateway',
  claims: (topic) => /^home\/[^/]+\/(BTtoMQTT\/[^/]+|LWT|SYStoMQTT)$/.test(topic) || topic.startsWith('home/home_presence/'),
  decode: (message) => decodeBle(message, true),
};

function decodeBle(message: RawMessage, rawIsUsual: boolean): Decoded {
  const topic = readBleTopic(message.topic);
  if (topic.kind === 'last-word') return lastWord(topic.gateway, message.payload);
  if (topic.kind === 'other') return ignored(topic.why);
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  if (topic.kind === 'heartbeat') return gatewayIs(topic.gateway, true);
  const deviceId = addressOf(topic.last, json.value);
  if (!deviceId) return rejected('bad-device-id');
  const said = readAdvertisement(json.value);
  const empty = Object.keys(said.metrics).length === 0 && said.alarms.length === 0;
  // Every phone that passes the house advertises something: what nobody could decode is no device of ours.
  if (empty && rawIsUsual) return ignored('not-decoded');
  return readingOf({ deviceId, at: null, ...said });
}

function lastWord(gateway: string, payload: Uint8Array): Decoded {
  const read = readText(payload);
  if (!read.ok) return rejected(read.why);
  const word = read.text.trim().toLowerCase();
  return word === 'online' || word === 'offline' ? gatewayIs(gateway, word === 'online') : rejected('bad-availability');
}
