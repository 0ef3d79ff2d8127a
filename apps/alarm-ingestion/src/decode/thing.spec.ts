import { off, on, receivedAt } from '#test/make/message.js';
import { readEvent, readThing, unwrap } from './thing.js';

describe('the properties of a thing', () => {
  test.each([
    ['numbers as text', { Temperature: '21.50', battery_level: '88' }, { temperature: 21.5, battery: 88 }],
    ['out of range is not measured', { Humidity: 200, heart_rate: 0, spo2: 5 }, {}],
    ['null and absent say nothing', { Temperature: null, sos: null }, {}],
    ['0,0 is no position', { lat: 0, lng: 0 }, {}],
    ['half a position is none', { lat: 30.5 }, {}],
    ['a position', { latitude: 30.5, longitude: '114.3' }, { latitude: 30.5, longitude: 114.3 }],
    ['ambiguous names are nobody’s', { flow: 7, value: 3, status: 1 }, {}],
    ['words of the language', JSON.parse('{"__proto__":1,"constructor":2}'), {}],
  ])('%s', (_, properties: Record<string, unknown>, metrics) => expect(readThing(properties)).toEqual({ metrics, alarms: [] }));

  test.each([
    [{ SmokeState: 1 }, { smoke: true }, [on('SMOKE')]],
    [{ smoke_sensor_status: 'alarm' }, { smoke: true }, [on('SMOKE')]],
    [{ smoke_sensor_status: 'normal' }, { smoke: false }, [off('SMOKE')]],
    [{ smoke: 12 }, {}, []],
    [{ gas: '0' }, { gas: false }, [off('GAS')]],
    [{ temper_alarm: true }, {}, [on('TAMPER')]],
    [{ presence_state: 'none' }, { occupied: false }, []],
    [{ doorcontact_state: true }, { contactOpen: true }, []],
  ])('%j', (properties, metrics, alarms) => expect(readThing(properties)).toEqual({ metrics, alarms }));

  test('what one model says otherwise', () => {
    expect(readThing({ volumeTotal: 12345 }, { model: 'NB-WM-L' }).metrics).toEqual({ volumeTotal: 12.345 });
    expect(readThing({ contact: true }, { model: 'NB-MC01' }).metrics).toEqual({ contactOpen: false });
    expect(readThing({ contact: true }, { model: 'another' }).metrics).toEqual({});
  });

  test.each([
    ['SOSAlarm', {}, [on('SOS')]],
    ['fall_alarm', { sos: 0 }, [off('SOS'), on('FALL')]],
    ['sos', { sos: 1 }, [on('SOS')]],
    ['sos', { state: 0 }, [off('SOS')]],
    ['E-17', { power: 'on' }, [on('GENERAL')]],
    ['E-17', { smoke: true }, [on('SMOKE')]],
    ['heartbeat', {}, []],
    ['temperature', { value: 3 }, []],
  ])('event %s %j', (name, told, alarms) => expect(readEvent(name, told).alarms).toEqual(alarms));

  test('values and the newest of their instants', () => {
    const params = { a: { value: 1, time: 1772348400000 }, b: { value: null, time: 1772348401 }, c: 3, d: { time: 5 } };
    expect(unwrap(params, receivedAt)).toEqual({ values: { a: 1, b: null, c: 3, d: { time: 5 } }, at: '2026-03-01T07:00:01.000Z' });
  });
});
