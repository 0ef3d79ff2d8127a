import type { DeviceClass } from '#contracts/device.js';
import { off, on, saying } from '#test/make/message.js';
import { AQARA } from './aqara.format.js';

const report = (value: unknown, siid = 2, piid = 1) => ({ cmd: 'report', id: 2000000007, did: 'lumi.0001', time: 1772348400000, rssi: -40, mi_spec: [{ siid, piid, value }] });
const of = (deviceClass: DeviceClass | undefined, body: object, model = '') => saying(AQARA, deviceClass, model).read('zigbee/send', body);

describe('aqara gateway', () => {
  test('the id tells the second copy from the next report', () => {
    expect(saying(AQARA, 'DOOR').say('zigbee/send', report(false))).toEqual({
      outcome: 'reading',
      readings: [{ deviceId: 'lumi.0001', at: '2026-03-01T07:00:00.000Z', metrics: { contactOpen: true }, alarms: [] }],
      envelope: { seq: 2000000007, wantsReceipt: false },
    });
  });

  test.each([
    ['DOOR', true, { contactOpen: false }, []],
    ['GAS', 1, { gas: true }, [on('GAS')]],
    ['GAS', 0, { gas: false }, [off('GAS')]],
    // A fault of the sensor and its self-test are no gas.
    ['GAS', 2, {}, []],
    ['GAS', 3, {}, []],
    ['LEAK', true, { waterLeak: true }, [on('WATER_LEAK')]],
    ['SOS', 1, {}, [on('SOS')]],
    ['SMOKE', null, {}, []],
    [undefined, 1, {}, []],
  ] as const)('a %s says %s', (deviceClass, value, metrics, alarms) => expect(of(deviceClass, report(value))).toMatchObject({ metrics, alarms }));

  test('a model of its own', () => expect(of('MOTION', report(21.5), 'lumi.weather').metrics).toEqual({ temperature: 21.5 }));

  test.each([
    [{ ...report(1), did: '' }, { outcome: 'rejected', why: 'bad-device-id' }],
    [{ ...report(1), mi_spec: {} }, { outcome: 'rejected', why: 'bad-mi-spec' }],
    [{ ...report(1), cmd: 'heartbeat' }, { outcome: 'ignored', why: 'not-a-measurement' }],
  ])('%j', (body, expected) => expect(saying(AQARA).say('zigbee/send', body)).toEqual(expected));
});
