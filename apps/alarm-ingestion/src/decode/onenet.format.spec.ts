import { on, saying } from '#test/make/message.js';
import { ONENET } from './onenet.format.js';

const { say, read } = saying(ONENET);
const BASE = '$sys/prod/dev-1/thing';

describe('onenet', () => {
  test('properties', () => {
    expect(read(`${BASE}/property/post`, { id: '123', params: { Temp: { value: '21' }, Hum: { value: 60, time: 1772348400000 } } })).toEqual({
      deviceId: 'prod/dev-1',
      at: '2026-03-01T07:00:00.000Z',
      metrics: { temperature: 21, humidity: 60 },
      alarms: [],
    });
  });

  test.each([
    [{ fallAlarm: { value: {} } }, [on('FALL')]],
    [{ E7: { value: { power: 'on' } } }, [on('GENERAL')]],
  ])('event %j', (params, alarms) => expect(read(`${BASE}/event/post`, { params }).alarms).toEqual(alarms));

  test('a gateway’s bundle', () => {
    const params = [{ identity: { productID: 'p', deviceName: 'd' }, properties: { battery: { value: 4 } } }];
    expect(read(`${BASE}/pack/post`, { params })).toMatchObject({ deviceId: 'p/d', metrics: { battery: 4 } });
  });

  test.each([
    [`${BASE}/property/post`, '{"params":{"a":{"value":"1" "time":1}}}', { outcome: 'rejected', why: 'not-json' }],
    [`${BASE}/property/post`, { params: 1 }, { outcome: 'rejected', why: 'no-params' }],
    [`${BASE}/property/post/reply`, { code: 200 }, { outcome: 'ignored', why: 'not-a-measurement' }],
    [`${BASE}/event/post`, { params: {} }, { outcome: 'ignored', why: 'empty' }],
  ])('%s %j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
