// Real: all services in one process, PostgreSQL, the MQTT door, timers on the movable clock, the live line.
import { City } from '#test/stage/city.js';
import { done, sosButton } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('unanswered');
});
afterAll(() => city.close());

test('nobody acknowledges: at 60 s the supervisor hears of it, at 180 s the district; an answered one stays where it is', async () => {
  const supervisor = await city.console('supervisor');
  const operator = await city.person('operator');
  const answered = sosButton(city, 2);
  const unanswered = sosButton(city, 3);
  await answered.presses('SOS');
  await unanswered.presses('SOS');
  const first = await supervisor.hears('alarm.raised', (event) => event.payload.elderId === answered.elderId);
  const second = await supervisor.hears('alarm.raised', (event) => event.payload.elderId === unanswered.elderId);
  await done(operator.post(`/api/alarms/${first.payload.alarmId}/acknowledge`));

  await city.clock.forward('61 s');
  await supervisor.hears('alarm.escalated', ({ payload }) => payload.alarmId === second.payload.alarmId && payload.step === 'SUPERVISOR');
  await city.clock.forward('120 s');
  await supervisor.hears('alarm.escalated', ({ payload }) => payload.alarmId === second.payload.alarmId && payload.step === 'DISTRICT');

  expect(supervisor.heard.some((event) => event.name === 'alarm.escalated' && event.payload.alarmId === first.payload.alarmId)).toBe(false);
});
