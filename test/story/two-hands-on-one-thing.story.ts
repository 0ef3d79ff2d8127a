// Real: all services in one process, PostgreSQL, the MQTT door, REST, the live line.
import { City } from '#test/stage/city.js';
import { done, sosButton } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('two-hands');
});
afterAll(() => city.close());

test('two operators acknowledge one alarm: one has it, the other is told who', async () => {
  const button = sosButton(city);
  const desk = await city.console('supervisor');
  await button.presses('SOS');
  const { payload } = await desk.hears('alarm.raised');
  const people = await Promise.all([city.person('operator'), city.person('sim-operator')]);
  const answers = await Promise.all(people.map((person) => person.post(`/api/alarms/${payload.alarmId}/acknowledge`)));
  expect(answers.map((answer) => answer.status < 300).toSorted()).toEqual([false, true]);
  const [lost] = answers.filter((answer) => answer.status >= 300);
  const holder = (await done(people[0]!.get(`/api/alarms/${payload.alarmId}`))).holder;
  expect(lost!.status).toBe(409);
  expect(JSON.stringify(lost!.body)).toContain(holder.name);
});

test('a district sees its own alarms and no other; a provider and a family see none', async () => {
  const district = await city.person('district');
  const path = city.account('district').orgPath!.split('.')[1]!;
  const inside = city.device((device) => device.class === 'SOS' && device.format === 'huying' && device.streetCode.startsWith(path), 2);
  const outside = city.device((device) => device.class === 'SOS' && device.format === 'huying' && !device.streetCode.startsWith(path), 2);
  const desk = await city.console('operator');
  const line = await city.console('district');
  for (const button of [inside, outside]) {
    await button.presses('SOS');
    await desk.hears('alarm.raised', (event) => event.payload.elderId === button.elderId);
  }
  await line.hears('alarm.raised', (event) => event.payload.elderId === inside.elderId);
  expect(line.heard.every((event) => event.orgPath.startsWith(city.account('district').orgPath!))).toBe(true);
  const streets = (await done(district.get('/api/alarms?state=open&limit=200'))).items.map((row: { streetCode: string }) => row.streetCode);
  expect(streets).toContain(inside.streetCode);
  expect(streets.every((code: string) => code.startsWith(path))).toBe(true);
  expect((await (await city.person('dispatcher')).get('/api/alarms')).status).toBe(403);
});
