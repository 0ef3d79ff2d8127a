import { off, on, saying } from '#test/make/message.js';
import { SHELLY_GEN1 } from './shelly-gen1.format.js';

const { say, read } = saying(SHELLY_GEN1);

describe('shelly, first generation', () => {
  test.each([
    ['relay/0/energy', '8578', { energyImportTotal: 0.142966667 }],
    ['relay/energy', '60000', { energyImportTotal: 1 }],
    ['relay/0/power', '12.50', { power: 12.5 }],
    ['emeter/0/total', '1500.5', { energyImportTotal: 1.5005 }],
    ['emeter/0/voltage', '231.4', { voltage: 231.4 }],
    ['sensor/temperature', '21.50', { temperature: 21.5 }],
    ['sensor/temperature', '999', {}],
    ['sensor/battery', '77', { battery: 77 }],
    ['sensor/motion', '1', { occupied: true }],
    ['sensor/state', 'open', { contactOpen: true }],
    ['sensor/state', 'close', { contactOpen: false }],
  ])('%s %s', (about, text, metrics) => expect(read(`shellies/shelly-1/${about}`, text)).toEqual({ deviceId: 'shelly-1', at: null, metrics, alarms: [] }));

  test.each([
    ['sensor/flood', 'true', { waterLeak: true }, [on('WATER_LEAK')]],
    ['sensor/smoke', 'false', { smoke: false }, [off('SMOKE')]],
    ['sensor/gas', 'mild', { gas: true }, [on('GAS')]],
    ['sensor/gas', 'none', { gas: false }, [off('GAS')]],
    // A test button is not gas.
    ['sensor/gas', 'test', {}, []],
    ['overtemperature', '1', {}, [on('GENERAL')]],
  ])('%s %s', (about, text, metrics, alarms) => expect(read(`shellies/shelly-1/${about}`, text)).toMatchObject({ metrics, alarms }));

  test('an input is what it is registered as', () => {
    expect(read('shellies/shelly-1/input/0', '1')).toMatchObject({ metrics: {}, alarms: [] });
    expect(saying(SHELLY_GEN1, 'DOOR').read('shellies/shelly-1/input/0', '1').metrics).toEqual({ contactOpen: true });
  });

  test('a press is a call only from a button, and an empty event has reset itself', () => {
    const button = saying(SHELLY_GEN1, 'SOS');
    expect(button.read('shellies/b-1/input_event/0', { event: 'S', event_cnt: 3 }).alarms).toEqual([on('SOS')]);
    expect(button.say('shellies/b-1/input_event/0', { event: '', event_cnt: 3 })).toEqual({ outcome: 'ignored', why: 'a-switch-was-pressed' });
    expect(say('shellies/b-1/input_event/0', { event: 'S', event_cnt: 3 })).toEqual({ outcome: 'ignored', why: 'a-switch-was-pressed' });
  });

  test.each([
    ['online', 'false', { outcome: 'availability', deviceId: 'shelly-1', online: false }],
    ['online', 'true', { outcome: 'availability', deviceId: 'shelly-1', online: true }],
    ['online', 'maybe', { outcome: 'rejected', why: 'bad-availability' }],
    ['announce', '{"id":"shelly-1"}', { outcome: 'ignored', why: 'not-a-measurement' }],
    ['relay/1/power', '5', { outcome: 'ignored', why: 'not-a-measurement' }],
    ['relay/0/power', 'lots', { outcome: 'rejected', why: 'bad-value' }],
  ])('%s %s', (about, text, expected) => expect(say(`shellies/shelly-1/${about}`, text)).toEqual(expected));
});
