// Real: all services in one process, PostgreSQL, REST, the live line, the movable clock.
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done, visit } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('family-orders');
});
afterAll(() => city.close());

/** The next Shanghai day at this hour. */
function tomorrowAt(hour: number, now: Date): Date {
  const shanghai = new Date(now.getTime() + 8 * 3_600_000);
  return new Date(Date.UTC(shanghai.getUTCFullYear(), shanghai.getUTCMonth(), shanghai.getUTCDate() + 1, hour - 8));
}

test('a family orders cleaning on the web: an operator takes it, a caregiver comes in time, the demand is effective', async () => {
  // Ten in the morning, so that the intake clock runs.
  await city.database.setClock(tomorrowAt(10, new Date()));
  const family = await city.person('family');
  const operator = await city.person('operator');
  const desk = await city.console('operator');
  const [{ now }] = (await city.database.query<{ now: Date }>('SELECT platform.now() AS now')) as [{ now: Date }];
  const item = (await done(family.get('/api/catalogue'))).find((one: { category: string; skill: string }) => one.category === 'CLEAN' && one.skill === 'CLEANING');
  const order = await done(
    family.post('/api/orders', { elderId: city.account('family').elderIds[0], itemCode: item.code, dueAt: tomorrowAt(10, now).toISOString(), appointment: true }, { 'idempotency-key': 'cleaning-tomorrow' }),
  );
  expect(order).toMatchObject({ state: 'PLACED', category: 'CLEAN', source: 'WEB', acknowledgedAt: null });

  await desk.hears('order.placed', (event) => event.payload.orderId === order.id);
  await done(operator.post(`/api/orders/${order.id}/acknowledge`));
  await visit(city, order.id, {
    accepted: () => city.clock.forward('23 hours 50 minutes'),
    arrived: () => city.clock.forward(`${item.plannedMinutes} minutes`),
  });
  await desk.hears('order.closed', (event) => event.payload.orderId === order.id && event.payload.reason === 'DONE');
  const demand = await until('the demand is judged', async () => {
    const { status, body } = await (await city.person('city')).get(`/api/rate/demands/${order.id}`);
    return status === 200 && body.outcome === 'effective' && body;
  });
  expect(demand.category).toBe('CLEAN');
});
