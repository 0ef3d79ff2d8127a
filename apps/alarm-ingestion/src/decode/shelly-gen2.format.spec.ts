import { off, on, saying } from '#test/make/message.js';
import { SHELLY_GEN2 } from './shelly-gen2.format.js';

const { say, read } = saying(SHELLY_GEN2);
const RPC = 'shellyplug-aa01/events/rpc';
const status = (params: object, method = 'NotifyStatus') => read(RPC, { src: 'shellyplug-aa01', method, params });

describe('shelly, second generation', () => {
  test('Wh become kWh; the instant is the minute’s', () => {
    const body = { id: 0, output: true, apower: 4.2, voltage: 230.5, current: 0.02, aenergy: { total: 1500.25, minute_ts: 1772348400 } };
    expect(read('kitchen/shelly/status/switch:0', body)).toEqual({
      deviceId: 'kitchen/shelly',
      at: '2026-03-01T07:00:00.000Z',
      metrics: { power: 4.2, voltage: 230.5, current: 0.02, energyImportTotal: 1.50025 },
      alarms: [],
    });
  });

  test('uptime is no instant', () => {
    expect(status({ ts: 2.46, 'switch:0': { apower: 1 } }).at).toBeNull();
    expect(status({ ts: 1772348400.5, 'switch:0': { apower: 1 } }).at).toBe('2026-03-01T07:00:00.500Z');
  });

  test.each([
    ['a smoke alarm', { 'smoke:0': { alarm: true, mute: false } }, { smoke: true }, [on('SMOKE')]],
    ['and its end', { 'smoke:0': { alarm: false } }, { smoke: false }, [off('SMOKE')]],
    ['a flood', { 'flood:0': { alarm: true } }, { waterLeak: true }, [on('WATER_LEAK')]],
    ['nothing said', { 'smoke:0': { alarm: null } }, {}, []],
    ['a battery', { 'devicepower:0': { battery: { V: 2.9, percent: 85 } } }, { battery: 85 }, []],
    ['a battery beside a cable', { 'devicepower:0': { battery: { V: 0.4, percent: 0 }, external: { present: true } } }, {}, []],
    ['climate', { 'temperature:0': { tC: 19.8, tF: 67.6 }, 'humidity:0': { rh: 42.2 } }, { temperature: 19.8, humidity: 42.2 }, []],
    ['the second channel is another consumer', { 'switch:1': { apower: 9 } }, {}, []],
    ['networks are never read', { wifi: { ssid: 'home' }, sys: { uptime: 3 } }, {}, []],
  ])('%s', (_, params, metrics, alarms) => expect(status(params, 'NotifyFullStatus')).toMatchObject({ metrics, alarms }));

  test('a push of a button that is registered as one', () => {
    const event = { method: 'NotifyEvent', params: { ts: 1772348400, events: [{ component: 'input:0', event: 'single_push' }] } };
    expect(saying(SHELLY_GEN2, 'SOS').read(RPC, event)).toMatchObject({ at: '2026-03-01T07:00:00.000Z', alarms: [on('SOS')] });
    expect(say(RPC, event)).toEqual({ outcome: 'ignored', why: 'a-switch-was-pressed' });
  });

  test.each([
    ['shellyplug-aa01/online', 'false', { outcome: 'availability', deviceId: 'shellyplug-aa01', online: false }],
    ['shellyplug-aa01/status/mqtt', { connected: true }, { outcome: 'ignored', why: 'not-a-measurement' }],
    [RPC, { method: 'Answer', params: {} }, { outcome: 'ignored', why: 'not-a-measurement' }],
    [RPC, { method: 'NotifyStatus' }, { outcome: 'rejected', why: 'no-params' }],
    ['shellyplug-aa01/rpc', {}, { outcome: 'rejected', why: 'topic-not-of-this-format' }],
  ])('%s %j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
