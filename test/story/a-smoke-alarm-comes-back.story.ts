// Real: all services in one process, PostgreSQL, the MQTT door, timers on the movable clock, the live line, the rate.
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done, sosButton } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('smoke');
});
afterAll(() => city.close());

test('closed as steam, the smoke is still there after half an hour: it rings again at every desk, and its demand is open again', async () => {
  const device = sosButton(city, 1);
  const desk = await city.console('supervisor');
  const operator = await city.person('operator');
  await device.presses('SMOKE');
  const { payload } = await desk.hears('alarm.raised', (event) => event.payload.elderId === device.elderId);
  const at = `/api/alarms/${payload.alarmId}`;
  await done(operator.post(`${at}/acknowledge`));
  await done(operator.post(`${at}/contact`, { party: 'ELDER', result: 'ANSWERED' }));
  await done(operator.post(`${at}/close`, { reason: 'FALSE_ENV', safetyVerifiedBy: 'voice' }));
  const demand = async () => (await city.database.query<{ close_reason: string | null; outcome: string }>('SELECT close_reason, outcome FROM response_rate.demand WHERE id = $1', [payload.incidentId]))[0];
  await until('the demand is answered', async () => (await demand())?.outcome === 'effective');

  await city.clock.forward('31 minutes');
  await desk.hears('alarm.raised-again', (event) => event.payload.alarmId === payload.alarmId && event.payload.why === 'STILL_PRESENT');
  expect(await done(operator.get(at))).toMatchObject({ state: 'REOPENED', ring: 'L1', holder: null, raisedAgain: 1, count: 1 });
  await until('the demand is open again', async () => (await demand())?.outcome === 'pending');
  expect(await city.database.query('SELECT id FROM response_rate.demand WHERE elder_id = $1', [device.elderId])).toHaveLength(1);

  await done(operator.post(`${at}/acknowledge`));
  await device.publish('alarm', { alarms: [{ type: 'SMOKE', active: false }] });
  await desk.hears('alarm.cleared', (event) => event.payload.alarmId === payload.alarmId);
  await done(operator.post(`${at}/close`, { reason: 'REAL_119', safetyVerifiedBy: 'agency' }));
  await city.clock.forward('31 minutes');
  await device.presses('SOS');
  await desk.hears('alarm.raised', (event) => event.payload.elderId === device.elderId && event.payload.type === 'SOS');
  expect((await done(operator.get(at))).state).toBe('CLOSED');
});
