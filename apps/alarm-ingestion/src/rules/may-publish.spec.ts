import { mayPublish, maySubscribe } from './may-publish.js';

const button = { deviceId: 'SOS-1', gateway: false, topics: ['up/SOS-1/+'] };
const gateway = { deviceId: 'ZGW-1', gateway: true, topics: ['zigbee2mqtt/ZGW-1/#'] };
const say = (topic: string, retain = false, will = false) => ({ topic, retain, will });

test.each([
  [button, say('up/SOS-1/alarm'), true],
  [button, say('up/SOS-2/alarm'), 'foreign-topic'],
  [button, say('up/SOS-1'), 'foreign-topic'],
  [button, say('up/SOS-1/a/b'), 'foreign-topic'],
  [button, say('up/SOS-1/+'), 'foreign-topic'],
  [button, say('up/+/alarm'), 'foreign-topic'],
  [button, say('#'), 'foreign-topic'],
  [button, say('up/SOS-1/al\0rm'), 'foreign-topic'],
  [button, say('up/SOS-1 /alarm'), 'foreign-topic'],
  [button, say('UP/SOS-1/alarm'), 'foreign-topic'],
  [button, say('/up/SOS-1/alarm'), 'foreign-topic'],
  [button, say('down/SOS-1/receipt'), 'foreign-topic'],
  [button, say('zigbee2mqtt/ZGW-1/door'), 'foreign-topic'],
  [button, say('$SYS/broker/uptime'), 'reserved-topic'],
  [button, say('$share/g/up/SOS-1/alarm'), 'reserved-topic'],
  [button, say('up/SOS-1/alarm', true), 'retain-refused'],
  [button, say('up/SOS-1/alarm', false, true), 'will-refused'],
  [gateway, say('zigbee2mqtt/ZGW-1/hall/door'), true],
  [gateway, say('zigbee2mqtt/ZGW-1/bridge/state', true, true), true],
  [gateway, say('zigbee2mqtt/ZGW-2/door'), 'foreign-topic'],
  [gateway, say('zigbee2mqtt/ZGW-11/door'), 'foreign-topic'],
  [{ ...button, topics: [] }, say('up/SOS-1/alarm'), 'foreign-topic'],
  [{ ...button, topics: ['tele/T-1/+'], lastWords: true }, say('tele/T-1/LWT', true, true), true],
  [{ ...button, topics: ['tele/T-1/+'], lastWords: true }, say('tele/T-2/LWT', true, true), 'foreign-topic'],
  [{ ...button, topics: ['$oc/devices/H-1/sys/#'] }, say('$oc/devices/H-1/sys/properties/report'), true],
  [{ ...button, topics: ['$oc/devices/H-1/sys/#'] }, say('$oc/devices/H-2/sys/properties/report'), 'foreign-topic'],
  [{ ...button, topics: ['#'] }, say('$sys/p/d/thing/event/post'), 'foreign-topic'],
  [{ ...button, topics: ['$SYS/#'] }, say('$SYS/broker/uptime'), 'reserved-topic'],
] as const)('%j saying %j', (speaker, saying, expected) => {
  expect(mayPublish(speaker, saying)).toEqual(expected === true ? { ok: true } : { ok: false, why: expected });
});

test.each([
  [button, 'down/SOS-1/#', true],
  [button, 'down/SOS-1/receipt', true],
  [button, 'down/SOS-2/#', false],
  [button, 'down/+/receipt', false],
  [button, 'down/#', false],
  [button, '#', false],
  [button, '+/SOS-1/#', false],
  [button, 'up/SOS-1/#', false],
  [button, '$SYS/#', false],
  [button, '$share/g/down/SOS-1/#', false],
  [gateway, 'zigbee2mqtt/ZGW-1/#', true],
  [gateway, 'zigbee2mqtt/ZGW-1/+/set', true],
  [gateway, 'zigbee2mqtt/#', false],
  [{ ...gateway, topics: ['#'] }, 'up/SOS-1/#', false],
  [{ ...gateway, topics: ['v1/gateway/ZGW-1/#', 'v1/gateway/telemetry'] }, 'v1/gateway/telemetry', false],
  [{ ...gateway, topics: ['v1/gateway/ZGW-1/#', 'v1/gateway/telemetry'] }, 'v1/gateway/ZGW-1/rpc', true],
  [{ ...gateway, topics: ['/sys/+/ZGW-1/#'] }, '/sys/#', false],
  [{ ...gateway, topics: ['/sys/+/ZGW-1/#'] }, '/sys/+/+/#', false],
  [{ ...gateway, topics: ['/sys/+/ZGW-1/#'] }, '/sys/product/ZGW-2/#', false],
  [{ ...gateway, topics: ['/sys/+/ZGW-1/#'] }, '/sys/product/ZGW-1/thing/#', true],
  [{ ...gateway, topics: ['shared/#'] }, 'shared/ZGW-1/set', false],
] as const)('%j hearing %s: %s', (speaker, filter, expected) => expect(maySubscribe(speaker, filter)).toBe(expected));
