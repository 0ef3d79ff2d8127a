import { HUYING } from './huying.format.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');
const say = (body: unknown, topic = 'up/SOS-1/alarm') =>
  HUYING.decode({ topic, payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), receivedAt });
const only = (body: unknown, topic?: string) => {
  const decoded = say(body, topic);
  if (decoded.outcome !== 'reading') throw new Error(JSON.stringify(decoded));
  return decoded.readings[0]!;
};

describe('huying', () => {
  test('a pressed button', () => {
    expect(only({ seq: 4, at: '2026-03-01T07:59:58Z', alarms: [{ type: 'SOS', active: true }] })).toEqual({
      deviceId: 'SOS-1',
      at: '2026-03-01T07:59:58.000Z',
      metrics: {},
      alarms: [{ type: 'SOS', active: true }],
    });
  });

  test('the topic says who it is, whatever the payload says', () => {
    expect(only({ deviceId: 'SOS-2', alarms: [{ type: 'SOS' }] }).deviceId).toBe('SOS-1');
  });

  test.each([
    ['absent is now', [{ type: 'FALL' }], [{ type: 'FALL', active: true }]],
    ['false clears', [{ type: 'GAS', active: false }], [{ type: 'GAS', active: false }]],
    ['"False" clears', [{ type: 'GAS', active: 'False' }], [{ type: 'GAS', active: false }]],
    ['null says nothing', [{ type: 'GAS', active: null }, { type: 'SOS' }], [{ type: 'SOS', active: true }]],
    ['an unknown code is GENERAL', [{ type: 'QUAKE', active: true }], [{ type: 'GENERAL', active: true }]],
    ['several at once', ['SOS', 'REMOVED'], [{ type: 'SOS', active: true }, { type: 'REMOVED', active: true }]],
  ])('%s', (_, alarms, expected) => expect(only({ alarms }).alarms).toEqual(expected));

  test.each([
    ['numbers as text', { temperature: '21.50' }, { temperature: 21.5 }],
    ['heart rate 0 is not worn', { heartRate: 0, spo2: 97 }, { spo2: 97 }],
    ['0,0 is no position', { latitude: 0, longitude: 0, battery: 50 }, { battery: 50 }],
    ['null and text are no values', { power: null, ssid: 'home', smoke: 'off' }, { smoke: false }],
  ])('%s', (_, metrics, expected) => expect(only({ metrics }, 'up/SOS-1/telemetry').metrics).toEqual(expected));

  test.each([
    [{ state: 'online' }, true],
    [{ state: 'offline' }, false],
    [{ seq: 1 }, true],
  ])('status %j is availability', (body, online) => {
    expect(say(body, 'up/SOS-1/status')).toEqual({ outcome: 'availability', deviceId: 'SOS-1', online });
  });

  test.each([
    ['{"seq":1', 'not-json'],
    ['[1]', 'not-a-json-object'],
    ['{"metrics":7}', 'bad-metrics'],
    ['{"alarms":{"type":"SOS"}}', 'bad-alarms'],
    ['{"a":"\u0000"}', 'nul-in-payload'],
    ['{"a":'.repeat(200) + '1' + '}'.repeat(200), 'json-too-deep'],
    ['x'.repeat(1_000_000), 'payload-too-large'],
  ])('refuses %.20s', (body, why) => expect(say(body)).toEqual({ outcome: 'rejected', why }));
});
