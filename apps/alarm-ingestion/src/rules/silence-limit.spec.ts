import { silenceLimit } from './silence-limit.js';

const HOUR = 3600;
const device = (over: object) => ({ class: 'SOS' as const, format: 'huying', model: 'HY-B1', heartbeatSeconds: 900, ...over });

test.each([
  ['three heartbeats of 15 min', {}, 45 * 60, true],
  ['a zigbee battery reports within 25 h', { class: 'SMOKE', format: 'zigbee2mqtt-json', heartbeatSeconds: 25 * HOUR }, 25 * HOUR, true],
  ['never sooner, whatever was typed', { class: 'DOOR', format: 'zigbee2mqtt-json', heartbeatSeconds: 60 }, 25 * HOUR, true],
  ['later, when the operator says so', { class: 'DOOR', format: 'zigbee2mqtt-json', heartbeatSeconds: 48 * HOUR }, 48 * HOUR, true],
  ['a zigbee plug is on the mains', { class: 'POWER', format: 'zigbee2mqtt-json', heartbeatSeconds: 600 }, 1800, true],
  ['a shelly battery wakes once in 86,400 s', { class: 'LEAK', format: 'shelly-gen1', heartbeatSeconds: 24 * HOUR }, 49 * HOUR, false],
  ['a shelly plug does not sleep', { class: 'POWER', format: 'shelly-gen2', heartbeatSeconds: 300 }, 900, true],
  ['a sleeping tasmota is offline by design', { class: 'DOOR', format: 'tasmota', heartbeatSeconds: 2 * HOUR }, 6 * HOUR, false],
  ['a tasmota plug is not', { class: 'POWER', format: 'tasmota', heartbeatSeconds: 300 }, 900, true],
  ['a meter behind a lorry', { class: 'WATER', format: 'wmbusmeters-json', heartbeatSeconds: HOUR }, 6 * HOUR, true],
  ['a model that differs from its class', { class: 'SMOKE', format: 'zigbee2mqtt-json', model: 'ZB-SM-230V', heartbeatSeconds: 600 }, 1800, true],
  ['words of the language', { class: 'SMOKE', format: 'constructor', model: '__proto__' }, 45 * 60, true],
])('%s', (_, over, seconds, lastWordCounts) => expect(silenceLimit(device(over))).toEqual({ seconds, lastWordCounts }));
