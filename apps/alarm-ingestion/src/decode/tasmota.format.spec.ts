import { off, on, saying } from '#test/make/message.js';
import { TASMOTA } from './tasmota.format.js';

const { say, read } = saying(TASMOTA);
const SENSOR = 'tele/plug-7/SENSOR';

describe('tasmota', () => {
  test('a plug: kWh and W as they are; a local time is nobody’s instant', () => {
    const ENERGY = { TotalStartTime: '2025-01-14T18:02:42', Total: 12.345, Today: 0.2, Power: 41, Voltage: 229, Current: 0.18 };
    expect(read(SENSOR, { Time: '2026-03-01T15:00:00', ENERGY })).toEqual({
      deviceId: 'plug-7',
      at: null,
      metrics: { energyImportTotal: 12.345, power: 41, voltage: 229, current: 0.18 },
      alarms: [],
    });
  });

  test.each([
    ['arrays of channels add up, where a sum means something', { ENERGY: { Total: [1.5, 2], Power: [10, 20], Voltage: [229, 230], Current: [0.1, 0.2] } }, { energyImportTotal: 3.5, power: 30 }],
    ['a channel that says nothing', { ENERGY: { Power: [10, null] } }, {}],
    ['one channel in an array', { ENERGY: { Voltage: [231] } }, { voltage: 231 }],
    ['radar in centimetres', { LD2410: { Distance: [150, 90, 200], Energy: [10, 90] } }, { distanceMeters: 1.5 }],
    ['Fahrenheit', { AM2301: { Temperature: 68, Humidity: 41 }, TempUnit: 'F' }, { temperature: 20, humidity: 41 }],
    ['its own light sensor', { BH1750: { Illuminance: 320 } }, { illuminance: 320 }],
    ['a sensor that is not there', { AM2301: { Temperature: null, Humidity: null } }, {}],
  ])('%s', (_, body, metrics) => expect(read(SENSOR, body).metrics).toEqual(metrics));

  test.each([
    ['2026-03-01T15:00:00+08:00', undefined, '2026-03-01T07:00:00.000Z'],
    ['2026-03-01T15:00:00', 1772348400, '2026-03-01T07:00:00.000Z'],
    ['2026-03-01T15:00:00', undefined, null],
    ['1970-01-01T00:00:05+00:00', undefined, null],
  ])('Time %s, Epoch %s', (Time, Epoch, at) => expect(read(SENSOR, { Time, Epoch, Switch1: 'ON' }).at).toBe(at));

  test('sensors that it only overhears are others', () => {
    expect(say(SENSOR, { 'LYWSD03-a1b2c3': { Temperature: 21.5, Battery: 7 } })).toMatchObject({
      readings: [{ deviceId: 'plug-7', metrics: {} }, { deviceId: 'LYWSD03-a1b2c3', metrics: { temperature: 21.5, battery: 7 } }],
    });
  });

  test.each([
    ['DOOR', '', 'ON', { contactOpen: true }, []],
    ['DOOR', 'TAS-MC-NC', 'ON', { contactOpen: false }, []],
    ['SMOKE', '', 'ON', { smoke: true }, [on('SMOKE')]],
    ['SMOKE', '', 'OFF', { smoke: false }, [off('SMOKE')]],
    ['POWER', '', 'ON', {}, []],
  ] as const)('a switch of a %s %s that is %s', (of, model, Switch1, metrics, alarms) => {
    expect(saying(TASMOTA, of, model).read(SENSOR, { Switch1 })).toMatchObject({ metrics, alarms });
  });

  test.each([
    ['SOS', { Button1: { Action: 'SINGLE' } }, [on('SOS')]],
    ['SOS', { Switch1: { Action: 'ON' } }, [on('SOS')]],
  ] as const)('pressed: %s %j', (of, body, alarms) => expect(saying(TASMOTA, of).read('stat/pull-1/RESULT', body).alarms).toEqual(alarms));

  test.each([
    ['tele/plug-7/LWT', 'Online', { outcome: 'availability', deviceId: 'plug-7', online: true }],
    ['tele/plug-7/LWT', 'Offline', { outcome: 'availability', deviceId: 'plug-7', online: false }],
    ['plug-7/tele/LWT', 'Offline', { outcome: 'availability', deviceId: 'plug-7', online: false }],
    ['tele/plug-7/LWT', 'gone', { outcome: 'rejected', why: 'bad-availability' }],
    ['tele/plug-7/STATE', { Uptime: '0T00:10:00', Wifi: { SSId: 'home' } }, { outcome: 'availability', deviceId: 'plug-7', online: true }],
    ['stat/plug-7/RESULT', { POWER: 'ON' }, { outcome: 'ignored', why: 'answer-to-a-command' }],
    ['stat/plug-7/STATUS8', { StatusSNS: {} }, { outcome: 'ignored', why: 'not-a-measurement' }],
    ['tele/plug-7/SENSOR', '{"Time":', { outcome: 'rejected', why: 'not-json' }],
    ['cmnd/plug-7/POWER', 'ON', { outcome: 'rejected', why: 'topic-not-of-this-format' }],
  ])('%s %j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
