import { on, saying } from '#test/make/message.js';
import { TUYALINK } from './tuyalink.format.js';

const { say, read } = saying(TUYALINK);
const REPORT = 'tylink/t-1/thing/property/report';

describe('tuyalink', () => {
  test.each([
    [{ water_use_data: { value: 12345 } }, { volumeTotal: 12.345 }],
    [{ cur_voltage: { value: 2305 }, cur_current: { value: 180 }, cur_power: { value: 412 } }, { voltage: 230.5, current: 0.18, power: 41.2 }],
    [{ va_temperature: { value: 215 }, battery_percentage: { value: 80 } }, { temperature: 21.5, battery: 80 }],
    [{ colour: { value: 'red' } }, {}],
  ])('%j', (data, metrics) => expect(read(REPORT, { msgId: 'm', data }).metrics).toEqual(metrics));

  test.each([
    [1772348400, '2026-03-01T07:00:00.000Z'],
    [1772348400000, '2026-03-01T07:00:00.000Z'],
    ['1772348400', '2026-03-01T07:00:00.000Z'],
    [1, null],
  ])('%s, 10 or 13 digits', (time, at) => {
    expect(read(REPORT, { data: { battery: { value: 1, time } } }).at).toBe(at);
    expect(read(REPORT, { time, data: { battery: { value: 1 } } }).at).toBe(at);
  });

  test.each([
    ['tylink/t-1/thing/event/trigger', { data: { eventCode: 'sos_state', outputParams: {} } }, [on('SOS')]],
    ['tylink/t-1/thing/event/trigger', { data: { eventCode: 'e_9', outputParams: {} } }, [on('GENERAL')]],
    [REPORT, { data: { temper_alarm: { value: true } } }, [on('TAMPER')]],
  ])('%s %j', (topic, body, alarms) => expect(read(topic, body).alarms).toEqual(alarms));

  test.each([
    ['tylink/t-1/thing/property/report_response', {}, { outcome: 'ignored', why: 'not-a-measurement' }],
    [REPORT, {}, { outcome: 'rejected', why: 'no-data' }],
    ['tylink/t-1/thing/event/trigger', { data: {} }, { outcome: 'rejected', why: 'event-without-code' }],
  ])('%s %j', (topic, body, expected) => expect(say(topic, body)).toEqual(expected));
});
