import { on, saying } from '#test/make/message.js';
import { ALINK } from './alink.format.js';

const { say, read } = saying(ALINK);
const BASE = '/sys/a1Product/button-1/thing/event';
const time = 1772348400000;
const at = '2026-03-01T07:00:00.000Z';

describe('alink', () => {
  test('properties with and without their instants', () => {
    expect(read(`${BASE}/property/post`, { id: '123', params: { Temperature: { value: 21.5, time }, battery: 80 }, method: 'thing.event.property.post' })).toEqual({
      deviceId: 'a1Product/button-1',
      at,
      metrics: { temperature: 21.5, battery: 80 },
      alarms: [],
    });
  });

  test.each([
    ['sosAlarm', [on('SOS')]],
    ['FallAlarm', [on('FALL')]],
    ['E42', [on('GENERAL')]],
    ['info', []],
  ])('event %s', (name, alarms) => expect(read(`${BASE}/${name}/post`, { params: { value: {}, time } })).toMatchObject({ at, alarms }));

  test('a topic of one’s own goes by the method', () => {
    expect(read('/a1Product/button-1/data', { params: { hum: 40 }, method: 'thing.event.property.post' }).metrics).toEqual({ humidity: 40 });
  });

  test('a gateway’s bundle', () => {
    const subDevices = [{ identity: { productKey: 'p', deviceName: 'd-1' }, properties: { gas: { value: 0, time } }, events: { gasAlarm: { value: {}, time } } }];
    expect(say(`${BASE}/property/pack/post`, { params: { properties: { battery: 9 }, subDevices }, method: 'thing.event.property.pack.post' })).toMatchObject({
      readings: [{ deviceId: 'a1Product/button-1', metrics: { battery: 9 } }, { deviceId: 'p/d-1', metrics: { gas: false } }, { deviceId: 'p/d-1', alarms: [on('GAS')] }],
    });
    expect(say(`${BASE}/property/pack/post`, { params: { subDevices: [{ identity: {} }] } })).toEqual({ outcome: 'rejected', why: 'bad-device-id' });
  });

  test.each([
    [`${BASE}/property/post_reply`, { code: 200 }, { outcome: 'ignored', why: 'not-a-measurement' }],
    [`${BASE}/property/post`, { params: [] }, { outcome: 'rejected', why: 'no-params' }],
    ['sys/x', {}, { outcome: 'rejected', why: 'topic-not-of-this-format' }],
  ])('%s %j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
