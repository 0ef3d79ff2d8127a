import { on, saying } from '#test/make/message.js';
import { OWNTRACKS } from './owntracks.format.js';

const { say, read } = saying(OWNTRACKS);
const TOPIC = 'owntracks/wang/phone';
const here = { lat: 30.5512, lon: 114.3011, tst: 1772348400 };

describe('owntracks', () => {
  test('a position; the network’s name is never read', () => {
    expect(read(TOPIC, { _type: 'location', ...here, batt: 62, vel: 4, acc: 10, SSID: 'home', inregions: ['Home'] })).toEqual({
      deviceId: 'wang/phone',
      at: '2026-03-01T07:00:00.000Z',
      metrics: { latitude: 30.5512, longitude: 114.3011, battery: 62 },
      alarms: [],
    });
  });

  test.each([
    [{ ...here, lat: 0, lon: 0 }],
    [{ ...here, lat: 91 }],
    [{ ...here, lon: null }],
  ])('no fix: %j', (body) => expect(read(TOPIC, { _type: 'location', ...body }).metrics).toEqual({}));

  test.each([
    ['enter', on('GEOFENCE_ENTER')],
    ['leave', on('GEOFENCE_EXIT')],
  ])('%s', (event, alarm) => expect(read(`${TOPIC}/event`, { _type: 'transition', event, ...here }).alarms).toEqual([alarm]));

  test.each([
    [{ _type: 'lwt', tst: '1772348400' }, { outcome: 'availability', deviceId: 'wang/phone', online: false }],
    [{ _type: 'waypoint', ...here, desc: 'Home' }, { outcome: 'ignored', why: 'not-a-position' }],
    [{ _type: 'encrypted', data: 'AAAA' }, { outcome: 'rejected', why: 'encrypted-payload' }],
    [{ _type: 'transition', event: 'constructor' }, { outcome: 'rejected', why: 'bad-transition' }],
    [{ lat: 1, lon: 2 }, { outcome: 'rejected', why: 'not-owntracks' }],
  ])('%j', (body, expected) => expect(say(TOPIC, body)).toEqual(expected));

  test('steps', () => expect(read(TOPIC, { _type: 'steps', steps: 4200, tst: here.tst }).metrics).toEqual({ steps: 4200 }));
});
