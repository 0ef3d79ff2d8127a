import fc from 'fast-check';
import { DEVICE_CLASSES } from '#contracts/device.js';
import { cjt188Volume, dlt645 } from '#test/make/meter-frame.js';
import { decode } from './decode.js';
import type { Decoded } from './decoded.js';
import { FORMATS } from './formats.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');

/** A message of each format that can be read, to be spoiled. */
const VALID: Readonly<Record<string, [topic: string | null, payload: string | Buffer]>> = {
  huying: ['up/D-1/alarm', '{"seq":1,"at":"2026-03-01T07:00:00Z","metrics":{"battery":7},"alarms":[{"type":"SOS","active":true}]}'],
  'watch-protocol-3g': ['watch/D-1', '[3G*1234567890*0060*AL,280226,235901,A,30.5,N,114.3,E,0,0,0,6,80,55,9,0,00010000,1,1]'],
  'wmbusmeters-json': ['wmbusmeters/00000001', '{"_":"telegram","media":"water","id":"00000001","total_m3":1.5,"status":"LEAK"}'],
  'zigbee2mqtt-json': ['zigbee2mqtt/hall', '{"contact":false,"smoke":true,"battery":"90","action":"sos","last_seen":1772348400000}'],
  'zigbee2mqtt-text': ['zigbee2mqtt/hall/energy', '12.5'],
  tasmota: ['tele/t/SENSOR', '{"Time":"2026-03-01T07:00:00+00:00","ENERGY":{"Total":[1,2],"Power":3},"LD2410":{"Distance":[90]},"Switch1":"ON"}'],
  'shelly-gen1': ['shellies/s/sensor/flood', 'true'],
  'shelly-gen2': ['s/events/rpc', '{"method":"NotifyStatus","params":{"ts":1772348400,"switch:0":{"apower":1,"aenergy":{"total":2}},"smoke:0":{"alarm":true}}}'],
  owntracks: ['owntracks/u/d', '{"_type":"location","lat":30.5,"lon":114.3,"tst":1772348400,"batt":50}'],
  'traccar-event-json': ['traccar/events', '{"event":{"type":"alarm","positionId":1,"attributes":{"alarm":"sos"}},"position":{"latitude":1,"longitude":2,"attributes":{}},"device":{"uniqueId":"1"}}'],
  'thingsboard-mqtt': ['v1/gateway/telemetry', '{"A":[{"ts":1772348400000,"values":{"temperature":1,"sos":true}}],"B":[{"hum":2}]}'],
  alink: ['/sys/p/d/thing/event/property/pack/post', '{"params":{"properties":{"battery":{"value":1,"time":1}},"subDevices":[{"identity":{"productKey":"p","deviceName":"c"},"events":{"sos":{"value":{}}}}]}}'],
  'huawei-iotda': ['$oc/devices/d/sys/properties/report', '{"services":[{"service_id":"Battery","properties":{"level":80},"event_time":"20260301T070000Z"}]}'],
  'huawei-iot-legacy': ['/huawei/v1/devices/d/data/json', '{"msgType":"deviceReq","data":[{"serviceId":"B","serviceData":{"batteryLevel":75},"eventTime":"20260301T070000Z"}]}'],
  'onenet-onejson': ['$sys/p/d/thing/event/post', '{"params":{"fall":{"value":{"a":1},"time":1772348400000}}}'],
  tuyalink: ['tylink/d/thing/property/report', '{"time":1772348400,"data":{"water_use_data":{"value":5},"sos_state":{"value":true}}}'],
  'theengs-json': ['home/g/BTtoMQTT/A4C138000001', '{"tempc":1,"batt":"2","open":true,"sum":1,"sumu":"kWh","lowbatt":true}'],
  openmqttgateway: ['home/g/BTtoMQTT/A4C138000001', '{"lux":"253"}'],
  'homeassistant-discovery': ['homeassistant/sensor/x/config', '{"a":{"b":[]}}'],
  'homeassistant-statestream': ['statestream/b/binary_sensor/x_smoke/state', '"on"'],
  'aqara-gateway-mqtt': ['zigbee/send', '{"cmd":"report","id":7,"did":"l.1","time":1772348400000,"mi_spec":[{"siid":2,"piid":1,"value":1}]}'],
  'scaip-ts50134-9': [null, '<mrq><ref>1</ref><cid>7</cid><mty>ME</mty><stc>010</stc></mrq>'],
  'dlt645-2007': [null, dlt645('000000000001', 0x91, '00000100 26000000')],
  'cjt188-2004': [null, cjt188Volume('00000000000001', '00000100')],
};
const names = FORMATS.map((format) => format.name);

const words = ['metrics', 'alarms', 'type', 'active', '__proto__', 'constructor', '_', 'id', 'status', 'battery', 'contact', 'action', 'params', 'event', 'device', 'services', 'data', 'value', 'time', 'ENERGY', 'mi_spec'];
const hostileJson = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(fc.constantFrom(...words), tie('value')), fc.array(tie('value'), { maxLength: 4 })),
})).value;
const foreign = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
  hostileJson.map((value) => Buffer.from(JSON.stringify(value).replaceAll('"__proto_"', '"__proto__"'))),
);

/** A readable message with some of its bytes changed, doubled, cut out, or its values replaced by what nobody sends. */
const spoiled = (name: string): fc.Arbitrary<Buffer> => {
  const valid = Buffer.from(VALID[name]![1]);
  const bytes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }).map((changes) => {
    const copy = Buffer.from(valid);
    for (const [at, byte] of changes) copy[at] = byte;
    return copy;
  });
  const cut = fc.tuple(fc.nat(valid.length), fc.nat(valid.length)).map(([a, b]) => Buffer.concat([valid.subarray(0, a), valid.subarray(b)]));
  const odd = fc.constantFrom('null', '-0', '1e400', '[]', '{}', '{"__proto__":{"active":true}}', '"\\u0000"', '9007199254740993', '"NaN"', 'true');
  const values = fc.tuple(odd, fc.nat(12)).map(([value, which]) => {
    let seen = 0;
    return Buffer.from(valid.toString('latin1').replace(/(?<=:)(\d[\d.]*|"[^"]*"|true|false|\[[^[\]]*\])/g, (found) => (seen++ === which ? value : found)), 'latin1');
  });
  return fc.oneof(bytes, cut, values, fc.constant(valid), fc.constant(Buffer.concat([valid, valid])));
};

function check(decoded: Decoded): void {
  expect(['reading', 'availability', 'ignored', 'rejected']).toContain(decoded.outcome);
  if (decoded.outcome === 'ignored' || decoded.outcome === 'rejected') expect(decoded.why).toMatch(/^[a-z0-9-]{3,40}$/);
  if (decoded.outcome !== 'reading') return;
  expect(decoded.readings.length).toBeGreaterThan(0);
  for (const { deviceId, at, metrics, alarms } of decoded.readings) {
    expect(deviceId).toMatch(/^[^\p{Cc}\p{Cs}]{1,128}$/u);
    for (const value of Object.values(metrics)) expect(typeof value === 'boolean' || Number.isFinite(value)).toBe(true);
    for (const { active } of alarms) expect(typeof active).toBe('boolean');
    if (at !== null) expect(Date.parse(at)).toBeLessThanOrEqual(receivedAt.getTime() + 86_400_000);
    expect(JSON.stringify({ metrics, alarms })).not.toMatch(/\\u0000|home-network/);
  }
}

describe('decode', () => {
  test.each(names)('%s reads its own', (name) => {
    const [topic, payload] = VALID[name]!;
    const decoded = decode({ topic, payload: Buffer.from(payload), receivedAt }, name);
    expect(decoded.outcome).toBe(name === 'homeassistant-discovery' ? 'ignored' : 'reading');
  });

  test.each(names)('%s: never throws, answers one of four things, and touches no prototype', (name) => {
    const device = fc.option(fc.record({ class: fc.constantFrom(...DEVICE_CLASSES), model: fc.constantFrom('', '__proto__', 'SBTZB-110') }), { nil: undefined });
    const topics = fc.option(fc.constantFrom(VALID[name]![0], ...Object.values(VALID).map(([topic]) => topic), '', '/', 'a/b'));
    fc.assert(
      fc.property(topics, fc.oneof(foreign, spoiled(name)), device, (topic, payload, facts) => {
        check(decode({ topic, payload, receivedAt, device: facts }, name));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
    expect(({} as Record<string, unknown>).active).toBeUndefined();
  });

  test('a topic alone, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), foreign, (topic, payload) => check(decode({ topic, payload, receivedAt }))), { numRuns: 1000 });
  });

  test.each(names)('%s survives ten thousand levels, NUL and a megabyte', (name) => {
    for (const text of ['['.repeat(10_000), '{"a":'.repeat(10_000), '<a>'.repeat(10_000), '\0'.repeat(100), 'x'.repeat(1_000_000), ' '.repeat(1_000_000)]) {
      const topic = VALID[name]![0] ?? 'up/D-1/alarm';
      expect(decode({ topic, payload: Buffer.from(text), receivedAt }, name).outcome).toMatch(/rejected|ignored/);
    }
  });

  test('the topic decides where no format is named', () => {
    for (const [name, [topic, payload]] of Object.entries(VALID)) {
      // Frames of meters and the twins of a family are told by name only.
      if (topic === null || ['zigbee2mqtt-text', 'theengs-json'].includes(name)) continue;
      expect([name, decode({ topic, payload: Buffer.from(payload), receivedAt }).outcome]).toEqual([name, name === 'homeassistant-discovery' ? 'ignored' : 'reading']);
    }
    expect(decode({ topic: 'somewhere', payload: Buffer.from('{}'), receivedAt })).toEqual({ outcome: 'rejected', why: 'no-format-for-topic' });
    expect(decode({ topic: null, payload: Buffer.from('{}'), receivedAt }, 'morse')).toEqual({ outcome: 'rejected', why: 'unknown-format' });
  });
});
