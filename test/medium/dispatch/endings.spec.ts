// Real: dispatch and order-intake on PostgreSQL, stopped and started again; the movable clock.
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { done, HOME, north, todayAt, Town } from './town.js';

let town: Town;
let operator: Person;

beforeAll(async () => {
  town = await Town.open('dispatch-endings');
  await town.provider('P01');
  await town.caregiver('C001', 'P01', 300, ['CLEANING', 'MEAL']);
  await town.caregiver('C002', 'P01', 600, ['CLEANING', 'MEAL']);
  await town.caregiver('C009', 'P01', 200, []);
  operator = await town.operator();
});
afterAll(() => town.close());

const place = async (itemCode: string, clock: string) =>
  done(operator.post('/api/orders', { elderId: await town.elder(), itemCode, dueAt: todayAt(clock) }));
const offers = (orderId: string, state = 'OPEN') =>
  until(`offers that are ${state}`, async () => {
    const rows = await town.database.query<{ id: string; caregiver_id: string; round: number }>('SELECT id, caregiver_id, round FROM dispatch.offer WHERE order_id = $1 AND state = $2 ORDER BY caregiver_id', [orderId, state]);
    return rows.length > 0 && rows;
  });
const order = (id: string) => done(operator.get(`/api/orders/${id}`));
const becomes = (id: string, state: string) => until(`the order to be ${state}`, async () => (await order(id)).state === state);
const accepts = async (orderId: string, caregiverId: string) => {
  const offer = (await offers(orderId)).find(({ caregiver_id }) => caregiver_id === caregiverId)!;
  const worker = await town.worker(caregiverId, 'P01');
  return { worker, visit: await done(worker.post(`/api/dispatch/offers/${offer.id}/accept`)) };
};

test('stopped in the middle of an offer: the countdown goes on, and the next round comes after the start', async () => {
  const { id } = await place('CLEAN_DAILY', '13:00');
  await offers(id);
  await town.restart(() => town.later(4));
  operator = await town.operator();
  expect((await offers(id, 'EXPIRED')).map(({ round }) => round)).toEqual([1, 1]);
  expect((await offers(id)).map(({ round }) => round)).toEqual([2, 2]);
});

test('nobody takes it: the district finds it in its pool, names somebody, and the visit stands', async () => {
  const { id } = await place('CLEAN_WINDOW', '19:00');
  await offers(id);
  await town.later(4);
  await until('the second round', async () => (await offers(id))[0]!.round === 2);
  await town.later(4);
  const district = await town.district();
  const pooled = await until('the pool', async () => (await done(district.get('/api/dispatch/pool'))).find((row: any) => row.orderId === id));
  expect(pooled).toMatchObject({ rounds: 2, order: { itemName: '擦窗', addressMasked: '试验路' }, barriers: { NO_SKILL: 1 } });
  expect(pooled.candidates.map((one: any) => one.caregiverId)).toEqual(['C001', 'C002']);
  expect(await done((await town.district('420100.420103')).get('/api/dispatch/pool'))).toEqual([]);
  await until('the order to say so', async () => (await order(id)).pooled);

  expect((await district.post(`/api/dispatch/orders/${id}/assign`, { caregiverId: 'C009' })).body).toMatchObject({ code: 'NOT_QUALIFIED', barriers: ['NO_SKILL'] });
  const visit = await done(district.post(`/api/dispatch/orders/${id}/assign`, { caregiverId: 'C002' }));
  await done((await town.worker('C002', 'P01')).post(`/api/dispatch/visits/${visit.id}/accept`));
  await becomes(id, 'ACCEPTED');
  expect((await order(id)).pooled).toBe(false);
});

test('named, but silent: the assignment lapses and the search goes on without them', async () => {
  const { id } = await place('MEAL_DELIVERY', '12:30');
  await offers(id);
  const dispatcher = await town.dispatcher('P01');
  const visit = await done(dispatcher.post(`/api/dispatch/orders/${id}/assign`, { caregiverId: 'C001' }));
  await becomes(id, 'ASSIGNED');
  await town.later(4);
  expect((await offers(id)).map(({ caregiver_id }) => caregiver_id)).toEqual(['C002']);
  expect((await done(dispatcher.get(`/api/dispatch/visits/${visit.id}`))).state).toBe('CANCELLED');
  await becomes(id, 'OFFERING');
});

test('given back after the accept: the search begins again, and the next one gets the order', async () => {
  const { id } = await place('CLEAN_KITCHEN', '17:00');
  const { worker, visit } = await accepts(id, 'C001');
  await done(worker.post(`/api/dispatch/visits/${visit.id}/decline`, { reason: '孩子发烧' }));
  expect((await offers(id)).map(({ caregiver_id, round }) => [caregiver_id, round])).toEqual([['C002', 1]]);
  await becomes(id, 'OFFERING');
  await accepts(id, 'C002');
  await becomes(id, 'ACCEPTED');
  expect(await order(id)).toMatchObject({ caregiverId: 'C002' });
});

test('the dispatcher sends another one instead, until the first has set out', async () => {
  const { id } = await place('CLEAN_DAILY', '15:00');
  const first = await accepts(id, 'C001');
  const dispatcher = await town.dispatcher('P01');
  const second = await done(dispatcher.post(`/api/dispatch/orders/${id}/assign`, { caregiverId: 'C002' }));
  expect((await done(first.worker.get(`/api/dispatch/visits/${first.visit.id}`))).state).toBe('CANCELLED');
  const worker = await town.worker('C002', 'P01');
  await done(worker.post(`/api/dispatch/visits/${second.id}/accept`));
  await done(worker.post(`/api/dispatch/visits/${second.id}/en-route`));
  expect((await dispatcher.post(`/api/dispatch/orders/${id}/assign`, { caregiverId: 'C001' })).body.code).toBe('NOT_YOURS_TO_ASSIGN');
  const columns = (await done(dispatcher.get('/api/dispatch/board'))).columns;
  expect(columns.find((column: any) => column.state === 'EN_ROUTE').visits.map((row: any) => row.id)).toContain(second.id);
});

test('cancelled while it is offered: the offers are withdrawn', async () => {
  const { id } = await place('CLEAN_LAUNDRY', '20:00');
  const [offer] = await offers(id);
  expect(await done(operator.post(`/api/orders/${id}/cancel`, { note: '家属会来' }))).toMatchObject({ state: 'CANCELLED', reason: 'ELDER_CANCEL_EARLY' });
  await offers(id, 'WITHDRAWN');
  const late = await (await town.worker(offer!.caregiver_id, 'P01')).post(`/api/dispatch/offers/${offer!.id}/accept`);
  expect(late).toMatchObject({ status: 409, body: { code: 'OFFER_WITHDRAWN' } });
});

test('cancelled while somebody is on the way: late, and the visit is called off', async () => {
  const { id } = await place('CLEAN_LAUNDRY', '16:00');
  const { worker, visit } = await accepts(id, 'C002');
  await done(worker.post(`/api/dispatch/visits/${visit.id}/en-route`));
  await becomes(id, 'EN_ROUTE');
  expect(await done(operator.post(`/api/orders/${id}/cancel`, {}))).toMatchObject({ state: 'CANCELLED', reason: 'ELDER_CANCEL_LATE' });
  await until('the visit to be called off', async () => (await done(worker.get(`/api/dispatch/visits/${visit.id}`))).state === 'CANCELLED');
  expect((await worker.post(`/api/dispatch/visits/${visit.id}/check-in`, { method: 'fence', ...HOME })).body.code).toBe('WRONG_STATE');
});

test('nobody home: outside the fence needs a reason, the desk verifies, then the order closes', async () => {
  const { id } = await place('CLEAN_DAILY', '18:00');
  const { worker, visit } = await accepts(id, 'C001');
  const at = `/api/dispatch/visits/${visit.id}`;
  expect((await worker.post(`${at}/check-in`, { method: 'fence', ...north(900) })).body).toMatchObject({ code: 'OUTSIDE_FENCE', distanceMeters: 900 });
  expect((await worker.post(`${at}/check-in`, { method: 'code', code: '000000' })).status).toBe(422);
  const arrived = await done(worker.post(`${at}/check-in`, { method: 'fence', ...north(900), reason: '定位漂移' }));
  expect(arrived).toMatchObject({ evidence: 'manual', evidenceException: true, distanceMeters: 900 });
  await done(worker.post(`${at}/finish`, { outcome: 'ELDER_ABSENT' }));
  await becomes(id, 'FINISHED');
  expect(await order(id)).toMatchObject({ reason: 'ELDER_ABSENT', closedAt: null });
  expect((await operator.post(`/api/orders/${id}/close`, { reason: 'ELDER_ABSENT' })).body.code).toBe('SAFETY_NOT_VERIFIED');
  expect(await done(operator.post(`/api/orders/${id}/close`, { reason: 'ELDER_ABSENT', safetyVerifiedBy: 'family' }))).toMatchObject({ closedAt: expect.any(String) });
  await until('the visit to be closed', async () => (await done(worker.get(at))).state === 'CLOSED');
});

test('the door code of the family proves the arrival', async () => {
  const elderId = await town.elder();
  const { id } = await done(operator.post('/api/orders', { elderId, itemCode: 'CLEAN_DAILY', dueAt: todayAt('20:30') }));
  const { worker, visit } = await accepts(id, 'C001');
  const { doorCode } = await done((await town.family(elderId)).get(`/api/dispatch/visits/${visit.id}`));
  expect(await done(worker.post(`/api/dispatch/visits/${visit.id}/check-in`, { method: 'code', code: doorCode }))).toMatchObject({ state: 'STARTED', evidence: 'code' });
});

test('nobody went: the dispatcher says so, and the order closes as a no-show', async () => {
  const { id } = await place('CLEAN_WINDOW', '11:30');
  const { worker, visit } = await accepts(id, 'C001');
  const dispatcher = await town.dispatcher('P01');
  expect((await worker.post(`/api/dispatch/visits/${visit.id}/finish`, { outcome: 'NO_SHOW' })).status).toBe(403);
  expect((await done(dispatcher.post(`/api/dispatch/visits/${visit.id}/finish`, { outcome: 'NO_SHOW' }))).state).toBe('FAILED');
  await becomes(id, 'FINISHED');
  expect(await order(id)).toMatchObject({ reason: 'NO_SHOW', closedAt: expect.any(String) });
});
