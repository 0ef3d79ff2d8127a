import type { DeviceClass } from '#contracts/device.js';
import type { Metrics, Signal } from '#contracts/reading.js';
import { judgeReading } from './judge-reading.js';

const judge = (alarms: Signal[], metrics: Metrics = {}, deviceClass: DeviceClass = 'SOS', retained = false) =>
  judgeReading({ alarms, metrics }, deviceClass, retained);
const on = (type: Signal['type']): Signal => ({ type, active: true });
const off = (type: Signal['type']): Signal => ({ type, active: false });

describe('judging a reading', () => {
  test.each([
    ['SOS', 'SOS'],
    ['FALL', 'FALL'],
    ['SMOKE', 'SMOKE'],
    ['GAS', 'GAS'],
    ['CO', 'CO'],
    ['WATER_LEAK', 'WATER_LEAK'],
    ['REMOVED', 'REMOVED'],
    ['TAMPER', 'TAMPER'],
    ['GEOFENCE_EXIT', 'GEOFENCE_EXIT'],
  ] as const)('%s raises %s, and false clears it', (signal, type) => {
    expect(judge([on(signal)])).toEqual({ raised: [type], cleared: [] });
    expect(judge([off(signal)])).toEqual({ raised: [], cleared: [type] });
  });

  test('an unknown alarm is a person’s on a watch, a fault on a meter', () => {
    expect(judge([on('GENERAL')], {}, 'WATCH').raised).toEqual(['GENERAL']);
    expect(judge([on('GENERAL')], {}, 'WATER').raised).toEqual(['FAULT']);
  });

  test('coming home ends having left', () => {
    expect(judge([on('GEOFENCE_ENTER')], {}, 'WATCH')).toEqual({ raised: [], cleared: ['GEOFENCE_EXIT'] });
  });

  test.each([
    [20, ['LOW_BATTERY'], []],
    [0, ['LOW_BATTERY'], []],
    [20.5, [], []],
    [25, [], []],
    [26, [], ['LOW_BATTERY']],
  ])('a battery of %d %%', (battery, raised, cleared) => expect(judge([], { battery })).toEqual({ raised, cleared }));

  test('the device knows better than the number', () => {
    expect(judge([on('LOW_BATTERY')], { battery: 90 })).toEqual({ raised: ['LOW_BATTERY'], cleared: [] });
  });

  test('a retained message is state, never a new alarm', () => {
    expect(judge([on('SOS')], { battery: 3 }, 'SOS', true)).toEqual({ raised: [], cleared: [] });
  });

  test('several at once', () => {
    expect(judge([on('SOS'), on('REMOVED')], { battery: 10 }, 'WATCH').raised).toEqual(['SOS', 'REMOVED', 'LOW_BATTERY']);
  });
});
