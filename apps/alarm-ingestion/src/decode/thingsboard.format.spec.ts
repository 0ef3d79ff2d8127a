import { on, saying } from '#test/make/message.js';
import { READINGS_LIMIT, THINGSBOARD } from './thingsboard.format.js';

const { say, read } = saying(THINGSBOARD);
const ME = 'v1/devices/me/telemetry';
const GATEWAY = 'v1/gateway/telemetry';
const ts = 1772348400000;
const at = '2026-03-01T07:00:00.000Z';

describe('thingsboard', () => {
  test.each([
    ['bare', { temperature: 21, humidity: '40' }, null],
    ['with its instant', { ts, values: { temperature: 21, humidity: '40' } }, at],
    ['with a clock that was never set', { ts: 1000, values: { temperature: 21, humidity: 40 } }, null],
  ])('%s', (_, body, instant) => expect(read(ME, body)).toEqual({ deviceId: 'me', at: instant, metrics: { temperature: 21, humidity: 40 }, alarms: [] }));

  test('several in an array, and a call for help', () => {
    expect(say(ME, [{ ts, values: { sos: 1 } }, { battery: 55 }])).toMatchObject({
      readings: [{ at, alarms: [on('SOS')] }, { at: null, metrics: { battery: 55 } }],
    });
  });

  test('a gateway’s children, each by its name', () => {
    const body = { 'Bed 1': [{ ts, values: { heartRate: 61 } }, { ts: ts + 1000, values: { heartRate: 0 } }], 'Door 2': [{ doorOpen: true }] };
    expect(say(GATEWAY, body)).toMatchObject({
      readings: [
        { deviceId: 'Bed 1', at, metrics: { heartRate: 61 } },
        { deviceId: 'Bed 1', metrics: {} },
        { deviceId: 'Door 2', at: null, metrics: { contactOpen: true } },
      ],
    });
  });

  test.each([
    [GATEWAY.replace('telemetry', 'disconnect'), { device: 'Bed 1' }, { outcome: 'availability', deviceId: 'Bed 1', online: false }],
    [GATEWAY.replace('telemetry', 'connect'), { device: 'Bed 1' }, { outcome: 'availability', deviceId: 'Bed 1', online: true }],
    [GATEWAY.replace('telemetry', 'connect'), {}, { outcome: 'rejected', why: 'bad-device-id' }],
    [GATEWAY, { 'Bed 1': { heartRate: 1 } }, { outcome: 'rejected', why: 'bad-telemetry' }],
    [GATEWAY, [1], { outcome: 'rejected', why: 'not-a-json-object' }],
    [GATEWAY, {}, { outcome: 'ignored', why: 'empty' }],
    [ME, [1], { outcome: 'rejected', why: 'bad-telemetry' }],
    [ME, { ts, values: 7 }, { outcome: 'rejected', why: 'bad-telemetry' }],
    ['v1/devices/me/attributes', { fw: 1 }, { outcome: 'ignored', why: 'not-telemetry' }],
    [ME, Array.from({ length: READINGS_LIMIT + 1 }, () => ({ a: 1 })), { outcome: 'rejected', why: 'bad-telemetry' }],
  ])('%s %.60j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
