// Real: order-intake and dispatch with their doors, roles and row scopes on PostgreSQL; the movable clock. Played: the people.
import { newId } from '#platform/id.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { done, HOME, MORNING, north, STREET, STREET_PATH, todayAt, Town } from './town.js';

let town: Town;
let operator: Person;
let elderId: string;

beforeAll(async () => {
  town = await Town.open('dispatch-modes');
  await town.provider('P01');
  await town.provider('P02');
  await town.caregiver('C001', 'P01', 500, ['CLEANING', 'MEAL', 'VITALS', 'RESPONSE']);
  await town.caregiver('C002', 'P02', 2_000, ['CLEANING', 'MEAL', 'VITALS', 'RESPONSE']);
  await town.caregiver('C003', 'P02', 400, ['VITALS'], '2026-11-30');
  operator = await town.operator();
});
afterAll(() => town.close());
beforeEach(async () => {
  elderId = await town.elder();
});

const place = (itemCode: string, at: string) => done(operator.post('/api/orders', { elderId, itemCode, dueAt: todayAt(at), note: '门铃坏了' }));
const offersOf = async (person: Person, orderId: string) =>
  until('offers', async () => {
    const own = (await done(person.get('/api/dispatch/offers'))).filter((offer: any) => offer.orderId === orderId);
    return own.length > 0 && own;
  });
const orderIs = (orderId: string, state: string) =>
  until(`the order to be ${state}`, async () => {
    const order = await done(operator.get(`/api/orders/${orderId}`));
    return order.state === state && order;
  });

test('OFFER: everybody near is asked, the first to accept goes, and the order follows to its close', async () => {
  const order = await place('CLEAN_DAILY', '14:00');
  expect(order).toMatchObject({ state: 'PLACED', source: 'PHONE', acknowledgedAt: expect.any(String), number: expect.stringMatching(/^20261201-\d{4}$/) });
  const worker = await town.worker('C002', 'P02');
  const [offer] = await offersOf(worker, order.id);
  expect(offer).toMatchObject({ round: 1, order: { itemName: '日常保洁', addressMasked: '试验路', priority: 'P3' }, candidates: [{ caregiverId: 'C002', distanceMeters: 2_000 }] });
  await orderIs(order.id, 'OFFERING');

  const visit = await done(worker.post(`/api/dispatch/offers/${offer.offerId}/accept`));
  expect(visit).toMatchObject({ state: 'ACCEPTED', elderName: '试验老人', address: '试验路 12 号 3 单元 401', doorCode: null });
  expect(await orderIs(order.id, 'ACCEPTED')).toMatchObject({ providerId: 'P02', caregiverId: 'C002', limits: { name: 'START' } });

  await done(worker.post(`/api/dispatch/visits/${visit.id}/en-route`));
  await orderIs(order.id, 'EN_ROUTE');
  await done(worker.post(`/api/dispatch/visits/${visit.id}/check-in`, { method: 'fence', ...north(150), accuracyMeters: 20 }));
  await orderIs(order.id, 'STARTED');
  await town.later(50);
  expect(await done(worker.post(`/api/dispatch/visits/${visit.id}/finish`, { outcome: 'DONE' }))).toMatchObject({ state: 'FINISHED', servedMinutes: 50, evidence: 'fence', distanceMeters: 150 });
  await orderIs(order.id, 'FINISHED');
  await until('the visit to be closed with its order', async () => (await done(worker.get(`/api/dispatch/visits/${visit.id}`))).state === 'CLOSED');
  expect(await done(operator.get(`/api/orders/${order.id}`))).toMatchObject({ reason: 'DONE', limits: { name: 'CALL_BACK' } });

  const confirmed = await done(operator.post(`/api/orders/${order.id}/confirm`, { satisfied: 5, vetoed: false }));
  expect(confirmed.story.map((line: any) => line.kind)).toEqual(['placed', 'acknowledged', 'offered', 'accepted', 'en-route', 'started', 'finished', 'confirmed']);
});

test('ASSIGN: the best provider is asked alone; its dispatcher names somebody, who accepts, fetches and brings the meal', async () => {
  const order = await place('MEAL_DELIVERY', '12:30');
  const dispatcher = await town.dispatcher('P01');
  const worker = await town.worker('C001', 'P01');
  const [offer] = await offersOf(dispatcher, order.id);
  expect(offer).toMatchObject({ offerId: null, order: { mode: 'ASSIGN' }, candidates: [{ caregiverId: 'C001' }] });
  expect((await town.events(order.id)).find(({ name }) => name === 'offer.made')).toMatchObject({ provider_ids: ['P01'], caregiver_ids: [], elder_id: null });
  expect(await done(worker.get('/api/dispatch/offers'))).toEqual([]);
  expect((await worker.post(`/api/dispatch/offers/${offer.candidates[0].offerId}/accept`)).status).toBe(404);

  const named = await done(dispatcher.post(`/api/dispatch/orders/${order.id}/assign`, { caregiverId: 'C001' }));
  expect(named).toMatchObject({ state: 'ASSIGNED', elderName: null, address: null });
  await orderIs(order.id, 'ASSIGNED');
  expect(JSON.stringify((await dispatcher.get(`/api/orders/${order.id}`)).body)).not.toContain('门铃');
  await done(worker.post(`/api/dispatch/visits/${named.id}/accept`));

  const atTheDoor = { method: 'fence', ...HOME };
  expect((await worker.post(`/api/dispatch/visits/${named.id}/check-in`, atTheDoor)).body.type).toBe('urn:huying:problem:NOT_PICKED_UP');
  expect(await done(worker.post(`/api/dispatch/visits/${named.id}/picked-up`))).toMatchObject({ state: 'EN_ROUTE', pickedUpAt: expect.any(String) });
  await done(worker.post(`/api/dispatch/visits/${named.id}/check-in`, atTheDoor));
  await done(worker.post(`/api/dispatch/visits/${named.id}/finish`, { outcome: 'DONE' }));
  await orderIs(order.id, 'FINISHED');
  const said = (await town.events(order.id)).map(({ name }) => name);
  expect(said).toEqual(['order.placed', 'order.acknowledged', 'offer.made', 'offer.expired', 'visit.assigned', 'visit.accepted', 'visit.en-route', 'visit.picked-up', 'visit.started', 'visit.finished', 'order.closed']);
});

test('ROUNDS: the circle widens when nobody answers; who has no valid certificate is never asked', async () => {
  const order = await place('MED_VITALS', '16:00');
  const [near, far] = [await town.worker('C001', 'P01'), await town.worker('C002', 'P02')];
  const [first] = await offersOf(near, order.id);
  expect(first.round).toBe(1);
  expect(await done(far.get('/api/dispatch/offers'))).toEqual([]);
  await town.later(4);
  const [second] = await offersOf(far, order.id);
  expect(second).toMatchObject({ round: 2, candidates: [{ distanceMeters: 2_000 }] });
  const asked = await town.database.query<{ caregiver_id: string }>('SELECT DISTINCT caregiver_id FROM dispatch.offer WHERE order_id = $1 ORDER BY 1', [order.id]);
  expect(asked.map((row) => row.caregiver_id)).toEqual(['C001', 'C002']);
  const late = await near.post(`/api/dispatch/offers/${first.offerId}/accept`);
  expect(late).toMatchObject({ status: 409, body: { code: 'OFFER_EXPIRED' } });
  await done(far.post(`/api/dispatch/offers/${second.offerId}/accept`));
  await orderIs(order.id, 'ACCEPTED');
});

test('a decline asks the next at once, and whoever declined is not asked again', async () => {
  const order = await place('MED_VITALS', '18:30');
  const [near, far] = [await town.worker('C001', 'P01'), await town.worker('C002', 'P02')];
  const [offer] = await offersOf(near, order.id);
  await done(near.post(`/api/dispatch/offers/${offer.offerId}/decline`, { reason: '身体不适' }));
  const [next] = await offersOf(far, order.id);
  expect(next.round).toBe(2);
  expect((await done(near.get('/api/dispatch/offers'))).filter((own: any) => own.orderId === order.id)).toEqual([]);
});

test('an order for a time that a caregiver has promised is not offered to them', async () => {
  const promised = await place('CLEAN_DAILY', '15:00');
  const worker = await town.worker('C002', 'P02');
  const [offer] = await offersOf(worker, promised.id);
  await done(worker.post(`/api/dispatch/offers/${offer.offerId}/accept`));
  elderId = await town.elder();
  const order = await place('CLEAN_DAILY', '15:30');
  await offersOf(await town.worker('C001', 'P01'), order.id);
  const asked = await town.database.query<{ caregiver_id: string }>('SELECT caregiver_id FROM dispatch.offer WHERE order_id = $1', [order.id]);
  expect(asked.map((row) => row.caregiver_id)).toEqual(['C001']);
});

test('a responder to an alarm is the closest, at once, with a short countdown', async () => {
  const alarmId = newId();
  const raised = { alarmId, incidentId: newId(), type: 'SOS', level: 'P1', elderId, deviceId: null, streetCode: STREET, raisedAt: MORNING.toISOString() };
  await town.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ('alarm.raised', 'alarm-ingestion', $1, platform.now(), $2, $3)`,
    [alarmId, STREET_PATH, JSON.stringify(raised)],
  );
  const order = await done(operator.post('/api/orders', { elderId, itemCode: 'REMOTE_RESPONSE', dueAt: MORNING.toISOString(), alarmId }));
  expect(order).toMatchObject({ source: 'ALARM', priority: 'P1', alarmId, limits: { name: 'ON_SITE' } });
  const [offer] = await offersOf(await town.worker('C001', 'P01'), order.id);
  expect(Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt)).toBe(45_000);
  const other = await town.elder();
  expect((await operator.post('/api/orders', { elderId: other, itemCode: 'REMOTE_RESPONSE', alarmId })).body.code).toBe('alarm-unknown');
});
