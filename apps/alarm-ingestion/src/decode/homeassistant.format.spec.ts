import { off, on, saying } from '#test/make/message.js';
import { HA_DISCOVERY, HA_STATESTREAM } from './homeassistant.format.js';

const { say, read } = saying(HA_STATESTREAM);
const state = (entity: string) => `statestream/HA-1/${entity.replace('.', '/')}/state`;

describe('home assistant, statestream', () => {
  test.each([
    ['binary_sensor.front_door', 'on', { contactOpen: true }, []],
    ['binary_sensor.front_door', 'off', { contactOpen: false }, []],
    ['binary_sensor.hall_motion', '"on"', { occupied: true }, []],
    ['binary_sensor.kitchen_smoke', 'on', { smoke: true }, [on('SMOKE')]],
    ['binary_sensor.kitchen_smoke', 'off', { smoke: false }, [off('SMOKE')]],
    ['binary_sensor.bath_water_leak', 'on', { waterLeak: true }, [on('WATER_LEAK')]],
    ['binary_sensor.thing', 'on', {}, []],
    ['sensor.bedroom_heart_rate', '71', { heartRate: 71 }, []],
    ['sensor.hall_temperature', '21.5', { temperature: 21.5 }, []],
    ['sensor.hall_battery', '101', {}, []],
    ['sensor.something', '10', {}, []],
  ])('%s is %s', (entity, word, metrics, alarms) => expect(read(state(entity), word)).toEqual({ deviceId: entity, at: null, metrics, alarms }));

  test('what it is registered as, unless its name says another part of it', () => {
    const smoke = saying(HA_STATESTREAM, 'SMOKE');
    expect(smoke.read(state('binary_sensor.ceiling_1'), 'on').alarms).toEqual([on('SMOKE')]);
    expect(smoke.read(state('binary_sensor.ceiling_1_battery'), 'on').alarms).toEqual([]);
    expect(smoke.read(state('binary_sensor.ceiling_1_tamper'), 'on').metrics).toEqual({});
  });

  test.each([
    [state('sensor.x'), 'unavailable', { outcome: 'availability', deviceId: 'sensor.x', online: false }],
    [state('sensor.x'), 'unknown', { outcome: 'ignored', why: 'state-unknown' }],
    [state('sensor.x'), '"Online"', { outcome: 'ignored', why: 'state-of-no-use' }],
    [state('person.wang'), 'not_home', { outcome: 'ignored', why: 'state-of-no-use' }],
    ['statestream/HA-1/sensor/x/unit_of_measurement', '"%"', { outcome: 'ignored', why: 'attribute' }],
    [state('sensor.x'), '{"a":', { outcome: 'rejected', why: 'bad-state' }],
    ['state', '1', { outcome: 'rejected', why: 'topic-not-of-this-format' }],
  ])('%s %s', (topic, word, expected) => expect(say(topic, word)).toEqual(expected));
});

describe('home assistant, discovery', () => {
  const discovery = saying(HA_DISCOVERY);
  test.each([
    ['homeassistant/binary_sensor/0x01/smoke/config', { device_class: 'smoke' }, { outcome: 'ignored', why: 'discovery' }],
    ['homeassistant/binary_sensor/x/config', '', { outcome: 'ignored', why: 'discovery-withdrawn' }],
    ['homeassistant/binary_sensor/x/config', '{', { outcome: 'rejected', why: 'not-json' }],
    ['homeassistant/status', 'online', { outcome: 'rejected', why: 'topic-not-of-this-format' }],
  ])('%s', (topic, body, expected) => expect(discovery.say(topic, body)).toEqual(expected));
});
