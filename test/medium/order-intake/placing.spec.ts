// Real: order-intake's door, role and row scope on PostgreSQL, the event log, the movable clock.
import { newId } from '#platform/id.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { Desk, done, STREET, STREET_PATH, todayAt } from './desk.js';

let desk: Desk;
let operator: Person;
let elderId: string;

beforeAll(async () => {
  desk = await Desk.open('order-placing');
  operator = await desk.operator();
});
afterAll(() => desk.close());
beforeEach(async () => {
  elderId = await desk.elder();
});

const wish = (more: object = {}) => ({ elderId, itemCode: 'CLEAN_DAILY', dueAt: todayAt('15:00'), ...more });

test('an order by phone is placed and acknowledged in one breath, with a number of the day', async () => {
  const first = await done(operator.post('/api/orders', wish({ note: '钥匙在邻居家' })));
  const second = await done(operator.post('/api/orders', wish({ itemCode: 'MEAL_DELIVERY', dueAt: todayAt('12:00') })));
  expect(first).toMatchObject({ source: 'PHONE', state: 'PLACED', itemName: '日常保洁', elderName: '试**', streetCode: STREET, priceFen: 4_000, limits: { name: 'TAKE' }, note: '钥匙在邻居家' });
  expect(Number(second.number.slice(-4)) - Number(first.number.slice(-4))).toBe(1);
  const said = await desk.events(first.id);
  expect(said.map(({ name }) => name)).toEqual(['order.placed', 'order.acknowledged']);
  expect(said[0]).toMatchObject({ org_path: STREET_PATH, elder_id: elderId, payload: { skill: 'CLEANING', itemName: '日常保洁', mode: 'OFFER', priority: 'P3', appointment: false } });
  expect(JSON.stringify(said)).not.toContain('钥匙');
});

test('twenty orders at once have twenty numbers', async () => {
  const elders = await Promise.all(Array.from({ length: 20 }, () => desk.elder()));
  const orders = await Promise.all(elders.map((id) => done(operator.post('/api/orders', wish({ elderId: id })))));
  expect(new Set(orders.map(({ number }) => number)).size).toBe(20);
});

test("a family's order waits for the desk; the desk takes it once", async () => {
  const family = await desk.family(elderId);
  const order = await done(family.post('/api/orders', wish()));
  expect(order).toMatchObject({ source: 'WEB', acknowledgedAt: null, limits: { name: 'INTAKE', targetAt: expect.any(String) } });
  expect((await family.post(`/api/orders/${order.id}/acknowledge`)).status).toBe(403);
  const answers = await Promise.all([1, 2, 3].map(() => operator.post(`/api/orders/${order.id}/acknowledge`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await desk.events(order.id)).filter(({ name }) => name === 'order.acknowledged')).toHaveLength(1);
});

test('an unanswered request presses at 50, 80 and 100 % of its limit, also over a restart', async () => {
  const family = await desk.family(elderId);
  const { id } = await done(family.post('/api/orders', wish({ dueAt: todayAt('20:00') })));
  const pressed = (percent: number) => until(`${percent} %`, async () => (await done(operator.get(`/api/orders/${id}`))).intakePercent === percent);
  await desk.database.forward('15 minutes');
  await pressed(50);
  await desk.restart(() => desk.database.forward('10 minutes'));
  operator = await desk.operator();
  await pressed(80);
  await desk.database.forward('10 minutes');
  await pressed(100);
  const { story } = await done(operator.get(`/api/orders/${id}`));
  expect(story.map((line: any) => [line.kind, line.detail])).toEqual([['placed', null], ['intake-waits', '50'], ['intake-waits', '80'], ['intake-waits', '100']]);
});

test('refusals say what to do', async () => {
  const standing = await done(operator.post('/api/orders', wish()));
  const stranger = await desk.operator('420100.420103');
  const family = await desk.family(elderId);
  const answers = await Promise.all([
    operator.post('/api/orders', wish({ dueAt: todayAt('16:00') })),
    operator.post('/api/orders', wish({ itemCode: 'MEAL_DELIVERY' })),
    operator.post('/api/orders', wish({ dueAt: todayAt('22:00') })),
    operator.post('/api/orders', wish({ dueAt: todayAt('08:00') })),
    operator.post('/api/orders', wish({ itemCode: 'GARDENING' })),
    operator.post('/api/orders', wish({ elderId: newId() })),
    stranger.post('/api/orders', wish()),
    family.post('/api/orders', wish({ elderId: await desk.elder() })),
    family.post('/api/orders', wish({ alarmId: newId() })),
    operator.post('/api/orders', { elderId, itemCode: 'CLEAN_DAILY' }),
    operator.post('/api/orders', wish({ dueAt: 'tomorrow', wages: 1 })),
  ]);
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'SAME_ORDER_STANDS'],
    [422, 'OUTSIDE_MEAL_WINDOW'],
    [422, 'OUTSIDE_HOURS'],
    [422, 'DUE_IN_PAST'],
    [422, 'item-unknown'],
    [404, 'elder-not-found'],
    [404, 'elder-not-found'],
    [404, 'elder-not-found'],
    [403, 'alarm-desk-only'],
    [400, 'bad-input'],
    [400, 'bad-input'],
  ]);
  expect(answers[0]!.body.standing).toBe(standing.number);
});

test('two browsers that send the same wish at once place it once', async () => {
  const family = await desk.family(elderId);
  const answers = await Promise.all([family, family, operator].map((person) => person.post('/api/orders', wish())));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
});

test('an order for an alarm takes its facts from the log, not from the page', async () => {
  const alarmId = newId();
  const incidentId = newId();
  const raisedAt = todayAt('10:00');
  await desk.says('alarm-ingestion', 'alarm.raised', alarmId, { alarmId, incidentId, type: 'FALL', level: 'P1', elderId, deviceId: null, streetCode: STREET, raisedAt });
  const lie = await operator.post('/api/orders', wish({ itemCode: 'REMOTE_RESPONSE', alarmId, priority: 'P3' }));
  expect(lie.body.code).toBe('alarm-mismatch');
  const order = await done(operator.post('/api/orders', wish({ itemCode: 'REMOTE_RESPONSE', dueAt: raisedAt, alarmId })));
  expect(order).toMatchObject({ source: 'ALARM', priority: 'P1', alarmId, limits: { name: 'ON_SITE' } });
  expect((await desk.events(order.id))[0]!.payload).toMatchObject({ alarmId, incidentId, priority: 'P1' });
  const again = await operator.post('/api/orders', wish({ itemCode: 'REMOTE_RESPONSE', alarmId }));
  expect(again).toMatchObject({ status: 409, body: { code: 'SAME_ORDER_STANDS', standing: order.number } });
});

test('lists are paged, filtered and scoped', async () => {
  const page = await done(operator.get('/api/orders?limit=5&category=CLEAN'));
  expect(page.items).toHaveLength(5);
  const next = await done(operator.get(`/api/orders?limit=5&category=CLEAN&after=${page.next}`));
  const seen = [...page.items, ...next.items].map((row: any) => row.placedAt);
  expect(seen).toEqual(seen.toSorted().toReversed());
  expect(new Set([...page.items, ...next.items].map((row: any) => row.id)).size).toBe(10);
  expect((await operator.get('/api/orders?after=bm90LWEta2V5')).status).toBe(400);
  expect((await done((await desk.operator('420100.420103')).get('/api/orders'))).items).toEqual([]);
  expect((await done(operator.get('/api/orders?state=CANCELLED'))).items).toEqual([]);
  expect((await done(operator.get('/api/catalogue'))).find((item: any) => item.code === 'MEAL_DELIVERY').windows).toHaveLength(2);
});
