// Real: dispatch and order-intake over HTTP on PostgreSQL, fifty callers at once. Played: the caregivers.
import { done, todayAt, Town } from './town.js';
import { until } from '#test/stage/until.js';

const CALLERS = 50;
let town: Town;

beforeAll(async () => {
  town = await Town.open('dispatch-race');
  await town.provider('P01');
  for (let i = 1; i <= CALLERS; i++) await town.caregiver(`C${String(i).padStart(3, '0')}`, 'P01', 100 * i, ['CLEANING']);
});
afterAll(() => town.close());

async function openOffers(orderId: string): Promise<{ id: string; caregiver_id: string }[]> {
  return until('fifty offers', async () => {
    const rows = await town.database.query<{ id: string; caregiver_id: string }>(`SELECT id, caregiver_id FROM dispatch.offer WHERE order_id = $1 AND state = 'OPEN'`, [orderId]);
    return rows.length === CALLERS && rows;
  });
}

test('fifty caregivers accept one order: one goes, the others are told that somebody was first', async () => {
  const operator = await town.operator();
  const order = await done(operator.post('/api/orders', { elderId: await town.elder(), itemCode: 'CLEAN_DAILY', dueAt: todayAt('15:00') }));
  const offers = await openOffers(order.id);
  const callers = await Promise.all(offers.map(async (offer) => ({ offer, worker: await town.worker(offer.caregiver_id, 'P01') })));
  const answers = await Promise.all(callers.map(({ offer, worker }) => worker.post(`/api/dispatch/offers/${offer.id}/accept`)));

  const won = answers.filter(({ status }) => status === 200);
  const lost = answers.filter(({ status }) => status === 409);
  expect([won.length, lost.length]).toEqual([1, CALLERS - 1]);
  expect(new Set(lost.map(({ body }) => body.code))).toEqual(new Set(['OFFER_LOST']));
  expect(lost[0]!.body).toMatchObject({ title: '这一单已被他人接下', orderId: order.id });

  const rows = await town.database.query<{ state: string; count: number }>('SELECT state, count(*)::int AS count FROM dispatch.offer WHERE order_id = $1 GROUP BY state ORDER BY state', [order.id]);
  expect(rows).toEqual([
    { state: 'ACCEPTED', count: 1 },
    { state: 'LOST', count: CALLERS - 1 },
  ]);
  expect(await town.database.query('SELECT caregiver_id FROM dispatch.visit WHERE order_id = $1', [order.id])).toEqual([{ caregiver_id: won[0]!.body.caregiverId }]);
  expect((await town.events(order.id)).filter(({ name }) => name === 'visit.accepted')).toHaveLength(1);
});

test('one caregiver with two phones accepts once', async () => {
  const operator = await town.operator();
  const order = await done(operator.post('/api/orders', { elderId: await town.elder(), itemCode: 'CLEAN_DAILY', dueAt: todayAt('18:00') }));
  const [offer] = await openOffers(order.id);
  const worker = await town.worker(offer!.caregiver_id, 'P01');
  const answers = await Promise.all([1, 2].map(() => worker.post(`/api/dispatch/offers/${offer!.id}/accept`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('OFFER_ACCEPTED');
});

test('one caregiver who accepts two orders of the same hour gets one of them', async () => {
  const operator = await town.operator();
  const orders = await Promise.all(
    [1, 2].map(async () => done(operator.post('/api/orders', { elderId: await town.elder(), itemCode: 'CLEAN_DAILY', dueAt: todayAt('20:00') }))),
  );
  const offers = await Promise.all(orders.map(async ({ id }) => (await openOffers(id)).find(({ caregiver_id }) => caregiver_id === 'C007')!));
  const worker = await town.worker('C007', 'P01');
  const answers = await Promise.all(offers.map(({ id }) => worker.post(`/api/dispatch/offers/${id}/accept`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('NOT_FREE');
});
