// Real: six processes started by the command of docker/compose.yml, one PostgreSQL, the routes of docker/nginx.conf.
import { apart } from '#test/stage/apart.js';
import { City } from '#test/stage/city.js';
import type { Service } from '#contracts/flow.js';
import { answerByVisit, sosButton } from './acts.js';

let city: City;
let kill: (service: Service) => Promise<void>;
beforeAll(async () => {
  city = await City.open('apart', async (database) => {
    const doors = await apart(database);
    kill = doors.kill;
    return doors;
  });
}, 300_000);
afterAll(() => city?.close());

test('a pressed button becomes an effective demand through six processes, and again after dispatch was killed', async () => {
  const board = await city.person('city');
  const desk = await city.console('operator');
  for (const which of [0, 1]) {
    const button = sosButton(city, which);
    await button.presses('SOS');
    const { payload: raised } = await desk.hears('alarm.raised', (event) => event.payload.elderId === button.elderId);
    await answerByVisit(city, raised);
    await desk.hears('cell.changed', (event) => event.payload.streetCode === button.streetCode && event.payload.e > 0);
    expect((await board.get(`/api/rate/demands/${raised.incidentId}`)).body).toMatchObject({ outcome: 'effective' });
    if (which === 0) await kill('dispatch');
  }
}, 300_000);
