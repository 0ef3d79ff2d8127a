import { isCarried, topicsFor, type TopicFacts } from './device-topics.js';

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
  ])('of %j are %j', (more, topics) => expect(topicsFor(facts(more))).toEqual({ ok: true, topics }));

  it('need the number by which a meter is known', () =>
    expect(topicsFor(facts({ class: 'WATER', format: 'wmbusmeters-json', gatewayId: 'G-1' }))).toEqual({ ok: false, why: 'serial-missing' }));

  it.each<[Partial<TopicFacts>, boolean]>([[{}, false], [{ class: 'SMOKE', format: 'zigbee2mqtt-json' }, true], [{ class: 'GATEWAY', format: 'zigbee2mqtt-json' }, false]])(
    '%j is carried by a gateway: %s',
    (more, carried) => expect(isCarried(facts(more))).toBe(carried),
  );
});
