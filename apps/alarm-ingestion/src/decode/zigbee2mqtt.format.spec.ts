import { ZIGBEE2MQTT_JSON, ZIGBEE2MQTT_TEXT } from './zigbee2mqtt.format.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');
const decode = (body: unknown, topic: string) =>
  ZIGBEE2MQTT_JSON.decode({ topic, payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), receivedAt });
const read = (body: unknown, topic = 'zigbee2mqtt/hall') => {
  const decoded = decode(body, topic);
  if (decoded.outcome !== 'reading') throw new Error(JSON.stringify(decoded));
  return decoded.readings[0]!;
};

describe('zigbee2mqtt', () => {
  test.each([
    ['closed door', { contact: true }, { contactOpen: false }],
    ['open door', { contact: false }, { contactOpen: true }],
    ['a word instead', { contact: 'open' }, { contactOpen: true }],
    ['not known is not closed', { contact: null }, {}],
    ['garage door', { garage_door_contact: false }, { contactOpen: true }],
    ['a battery has millivolts', { battery: 90, voltage: 2900 }, { battery: 90 }],
    ['a plug has volts', { voltage: '231', energy: 4.5, power: 12, current: 0.05 }, { voltage: 231, energyImportTotal: 4.5, power: 12, current: 0.05 }],
    ['lx beats the raw logarithm', { illuminance: 30000, illuminance_lux: 990 }, { illuminance: 990 }],
    ['battery as text', { battery: '80.00' }, { battery: 80 }],
    ['motion as text', { occupancy: 'True' }, { occupied: true }],
  ])('%s', (_, body, metrics) => expect(read(body).metrics).toEqual(metrics));

  test.each([
    ['water', { water_leak: true }, [{ type: 'WATER_LEAK', active: true }]],
    ['dry again', { water_leak: false }, [{ type: 'WATER_LEAK', active: false }]],
    ['not known', { water_leak: null, battery_low: null }, []],
    ['smoke', { smoke: true }, [{ type: 'SMOKE', active: true }]],
    ['a test button is not smoke', { smoke: true, test: true }, []],
    ['carbon monoxide', { carbon_monoxide: 'ON' }, [{ type: 'CO', active: true }]],
    ['call for help', { action: 'emergency' }, [{ type: 'SOS', active: true }]],
    ['the event has reset itself', { action: '' }, []],
    ['a light switch', { action: 'single' }, []],
    ['a pendant of one button', { action: 'single', device: { model: 'SBTZB-110' } }, [{ type: 'SOS', active: true }]],
    ['words of the language', { action: 'constructor' }, []],
  ])('%s', (_, body, alarms) => expect(read(body).alarms).toEqual(alarms));

  test.each([
    ['zigbee2mqtt/bad/bathroom leak', 'bad/bathroom leak'],
    ['zigbee2mqtt-upstairs/厨房', '厨房'],
    ['home/zigbee2mqtt/kitchen', 'kitchen'],
    ['mesh/kitchen', 'kitchen'],
  ])('%s names %s', (topic, deviceId) => expect(read({ contact: true }, topic).deviceId).toBe(deviceId));

  test.each([
    ['offline', 'zigbee2mqtt/hall/availability', { outcome: 'availability', deviceId: 'hall', online: false }],
    [{ state: 'online' }, 'zigbee2mqtt/hall/availability', { outcome: 'availability', deviceId: 'hall', online: true }],
    [{ state: 'offline' }, 'zigbee2mqtt/bridge/state', { outcome: 'availability', deviceId: 'zigbee2mqtt:bridge', online: false, ofGateway: true }],
    [[], 'zigbee2mqtt/bridge/devices', { outcome: 'ignored', why: 'bridge-message' }],
    [{ state: 'ON' }, 'zigbee2mqtt/lamp/set', { outcome: 'ignored', why: 'command' }],
    ['{"contact":tru', 'zigbee2mqtt/hall', { outcome: 'rejected', why: 'not-json' }],
  ])('%j on %s', (body, topic, expected) => expect(decode(body, topic)).toEqual(expected));

  test('the registered model, where the gateway tells none', () => {
    const press = (model: string) =>
      ZIGBEE2MQTT_JSON.decode({ topic: 'zigbee2mqtt/neck', payload: Buffer.from('{"action":"single"}'), receivedAt, device: { class: 'SOS', model } });
    expect(press('SBTZB-110')).toMatchObject({ readings: [{ alarms: [{ type: 'SOS', active: true }] }] });
    expect(press('another')).toMatchObject({ readings: [{ alarms: [] }] });
  });

  test('the time of the last word, in UTC, when it is plausible', () => {
    expect(read({ last_seen: '2026-03-01T15:00:00+08:00' }).at).toBe('2026-03-01T07:00:00.000Z');
    expect(read({ last_seen: '1970-01-01T00:00:10Z' }).at).toBeNull();
    expect(read({ last_seen: '2026-03-03T08:00:00Z' }).at).toBeNull();
    expect(read({ last_seen: '2026-03-01T07:00:00' }).at).toBeNull();
    expect(read({ last_seen: 1772348400000 }).at).toBe('2026-03-01T07:00:00.000Z');
  });

  test('a base topic of its own gateway', () => {
    const at = (topic: string) =>
      ZIGBEE2MQTT_JSON.decode({ topic, baseTopic: 'zigbee2mqtt/ZGW-1', payload: Buffer.from('{"state":"online"}'), receivedAt });
    expect(at('zigbee2mqtt/ZGW-1/bridge/state')).toMatchObject({ outcome: 'availability', deviceId: 'zigbee2mqtt/ZGW-1:bridge' });
    expect(at('zigbee2mqtt/ZGW-1/hall')).toMatchObject({ readings: [{ deviceId: 'hall' }] });
  });

  test('one attribute as a plain word', () => {
    const payload = Buffer.from('3.25');
    expect(ZIGBEE2MQTT_TEXT.decode({ topic: 'zigbee2mqtt/plug/energy', payload, receivedAt })).toMatchObject({
      outcome: 'reading',
      readings: [{ deviceId: 'plug', metrics: { energyImportTotal: 3.25 } }],
    });
  });
});
