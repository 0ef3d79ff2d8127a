// Real: all services in one process, PostgreSQL, the MQTT door, sign-in, the live line. The people and the device are played.
import { until } from '#test/stage/until.js';
import { City } from '#test/stage/city.js';
import { answerByVisit, sosButton } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('pressed-button');
});
afterAll(() => city.close());

test('a pressed button meets an operator, a caregiver stands at the door, and the district sees an effective answer', async () => {
  const button = sosButton(city);
  const desk = await city.console('operator');
  const board = await city.person('city');

  await button.presses('SOS');
  const { payload: raised } = await desk.hears('alarm.raised', (event) => event.payload.elderId === button.elderId);
  expect(raised).toMatchObject({ type: 'SOS', level: 'P1', streetCode: button.streetCode });

  await answerByVisit(city, raised);

  await desk.hears('cell.changed', (event) => event.payload.streetCode === button.streetCode && event.payload.category === 'REMOTE' && event.payload.e === 1);
  const { body: demand } = await board.get(`/api/rate/demands/${raised.incidentId}`);
  expect(demand).toMatchObject({ outcome: 'effective', category: 'REMOTE', level: 'P1' });
  expect(demand.clauses.map((clause: { held: boolean }) => clause.held)).toEqual([true, true, true, true, true]);
  const { body: rate } = await board.get('/api/rate');
  const street = rate.streets.find((one: { code: string }) => one.code === button.streetCode);
  expect(street.cells.find((cell: { category: string }) => cell.category === 'REMOTE')).toMatchObject({ monthN: 1, monthE: 1 });
});

test('pressing again while the alarm is open adds to its count and raises nothing new', async () => {
  const button = sosButton(city, 1);
  const operator = await city.person('operator');
  const mine = async () => (await operator.get('/api/alarms?state=open&limit=200')).body.items.filter((row: { elderId: string }) => row.elderId === button.elderId);
  await button.presses('SOS');
  await button.presses('SOS');
  await button.presses('SOS');
  const [alarm, ...others] = await until('three presses are counted', async () => {
    const rows = await mine();
    return rows[0]?.count === 3 && rows;
  });
  expect([alarm.type, others]).toEqual(['SOS', []]);
});
