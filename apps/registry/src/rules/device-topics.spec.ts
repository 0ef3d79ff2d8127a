import { DEVICE_FORMATS } from '#contracts/device.js';
import { isCarried, needsSerial, topicsFor, type TopicFacts } from './device-topics.js';

const facts = (more: Partial<TopicFacts>): TopicFacts => ({ id: 'D-1', class: 'SOS', format: 'huying', serial: null, gatewayId: null, ...more });

describe('the topics of a device', () => {
  it.each<[Partial<TopicFacts>, string[]]>([
    [{}, ['up/D-1/+']],
    [{ class: 'WATCH', format: 'watch-protocol-3g' }, ['watch/D-1']],
    [{ class: 'GATEWAY', format: 'zigbee2mqtt-json' }, ['zigbee2mqtt/D-1/#']],
    [{ class: 'GATEWAY', format: 'wmbusmeters-json' }, ['wmbusmeters/D-1/+']],
    [{ class: 'SMOKE', format: 'zigbee2mqtt-json', gatewayId: 'G-1' }, ['zigbee2mqtt/G-1/D-1', 'zigbee2mqtt/G-1/D-1/availability']],
    [{ class: 'SMOKE', format: 'zigbee2mqtt-json', gatewayId: 'G-1', serial: '0x00158d' }, ['zigbee2mqtt/G-1/0x00158d', 'zigbee2mqtt/G-1/0x00158d/availability']],
    [{ class: 'SMOKE', format: 'zigbee2mqtt-json' }, []],
    [{ class: 'WATER', format: 'wmbusmeters-json', gatewayId: 'G-1', serial: '10000001' }, ['wmbusmeters/G-1/10000001']],
    [{ class: 'POWER', format: 'tasmota' }, ['tele/D-1/+', 'stat/D-1/+']],
    [{ class: 'POWER', format: 'dlt645-2007' }, ['dtu/D-1/up']],
    [{ class: 'POWER', format: 'dlt645-2007', gatewayId: 'DTU-1', serial: '000012345678' }, ['dtu/DTU-1/000012345678']],
    [{ class: 'BED', format: 'thingsboard-mqtt', gatewayId: 'TBG-1', serial: 'Bed 1' }, ['v1/gateway/TBG-1/Bed 1']],
    [{ class: 'DOOR', format: 'homeassistant-statestream', gatewayId: 'HA-1', serial: 'binary_sensor/hall_door' }, ['statestream/HA-1/binary_sensor/hall_door/state']],
    [{ format: 'homeassistant-discovery' }, []],
  ])('of %j are %j', (more, topics) => expect(topicsFor(facts(more))).toEqual({ ok: true, topics }));

  it('need the number by which a meter is known', () =>
    expect(topicsFor(facts({ class: 'WATER', format: 'wmbusmeters-json', gatewayId: 'G-1' }))).toEqual({ ok: false, why: 'serial-missing' }));

  it.each(DEVICE_FORMATS.filter((format) => format !== 'homeassistant-discovery'))('are known for %s', (format) => {
    const whole = facts({ format, gatewayId: 'G-1', serial: 'S-1' });
    const told = [whole, { ...whole, class: 'GATEWAY' as const, gatewayId: null }].map((device) => topicsFor(device));
    expect(told.some((verdict) => verdict.ok && verdict.topics.length > 0)).toBe(true);
  });

  it.each<[Partial<TopicFacts>, boolean]>([
    [{ format: 'watch-protocol-3g' }, true],
    [{ format: 'dlt645-2007' }, false],
    [{ format: 'dlt645-2007', gatewayId: 'DTU-1' }, true],
    [{ format: 'zigbee2mqtt-json', gatewayId: 'G-1' }, false],
  ])('%j needs its number: %s', (more, needed) => expect(needsSerial(facts(more))).toBe(needed));

  it.each<[Partial<TopicFacts>, boolean]>([[{}, false], [{ format: 'tasmota' }, false], [{ format: 'tasmota', gatewayId: 'G-1' }, true], [{ class: 'SMOKE', format: 'zigbee2mqtt-json' }, true], [{ class: 'GATEWAY', format: 'zigbee2mqtt-json' }, false]])(
    '%j is carried by a gateway: %s',
    (more, carried) => expect(isCarried(facts(more))).toBe(carried),
  );
});
