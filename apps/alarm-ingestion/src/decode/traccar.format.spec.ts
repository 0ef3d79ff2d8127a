import { on, saying } from '#test/make/message.js';
import { TRACCAR } from './traccar.format.js';

const { say, read } = saying(TRACCAR);
const device = { id: 5, uniqueId: '861000000000001', phone: '13800000000', attributes: [] };
const position = { id: 9, valid: true, latitude: 30.5512, longitude: 114.3011, speed: 3.2, fixTime: '2026-03-01T07:00:00.000+0000', attributes: {} };
const event = { id: 1, type: 'alarm', deviceId: 5, positionId: 9, eventTime: '2026-03-01T07:00:00.000+00:00', attributes: {} };
const told = (body: object) => read('events', body);

describe('traccar', () => {
  test('a call for help from where it is', () => {
    expect(told({ event: { ...event, attributes: { alarm: 'sos' } }, position, device })).toEqual({
      deviceId: '861000000000001',
      at: '2026-03-01T07:00:00.000Z',
      metrics: { latitude: 30.5512, longitude: 114.3011 },
      alarms: [on('SOS')],
    });
  });

  test.each([
    ['sos,lowBattery', [on('SOS'), on('LOW_BATTERY')]],
    ['fallDown', [on('FALL')]],
    ['removing, sos', [on('REMOVED'), on('SOS')]],
    ['somethingNew', [on('GENERAL')]],
    ['vibration,overspeed', [on('GENERAL')]],
    [undefined, [on('GENERAL')]],
  ])('alarm %s', (alarm, alarms) => expect(told({ event: { ...event, attributes: { alarm } }, device }).alarms).toEqual(alarms));

  test.each([
    ['geofenceEnter', [on('GEOFENCE_ENTER')]],
    ['geofenceExit', [on('GEOFENCE_EXIT')]],
  ])('%s', (type, alarms) => expect(told({ event: { ...event, type }, device }).alarms).toEqual(alarms));

  test.each([
    ['position 0 is none', { event: { ...event, positionId: 0, attributes: { alarm: 'sos' } }, position, device }],
    ['not valid', { position: { ...position, valid: false }, device }],
    ['0,0', { position: { ...position, latitude: 0, longitude: 0 }, device }],
  ])('%s', (_, body) => expect(told(body).metrics).toEqual({}));

  test.each([
    [{ heartRate: 71, bloodOxygen: '97', pressureHigh: 128, pressureLow: 79 }, { heartRate: 71, spo2: 97, bloodPressureSystolic: 128, bloodPressureDiastolic: 79 }],
    [{ heartRate: 0, spo2: 96, pressureSystolic: '131', pressureDiastolic: '80', batteryLevel: 55 }, { spo2: 96, bloodPressureSystolic: 131, bloodPressureDiastolic: 80, battery: 55 }],
  ])('%j', (attributes, metrics) => expect(told({ position: { ...position, valid: false, attributes }, device }).metrics).toEqual(metrics));

  test.each([
    [{ event: { ...event, type: 'deviceOffline' } }, { outcome: 'availability', deviceId: 'traccar:5', online: false }],
    [{ event: { ...event, type: 'deviceOnline' }, device }, { outcome: 'availability', deviceId: '861000000000001', online: true }],
    [{ event: { ...event, type: 'deviceMoving' }, device }, { outcome: 'ignored', why: 'event-of-no-use' }],
    [{ event: { id: 1, deviceId: 5 } }, { outcome: 'rejected', why: 'event-without-type' }],
    [{ geofence: {} }, { outcome: 'rejected', why: 'no-event-and-no-position' }],
    [{ event: { type: 'alarm' } }, { outcome: 'rejected', why: 'bad-device-id' }],
  ])('%j', (body, expected) => expect(say('events', body)).toEqual(expected));
});
