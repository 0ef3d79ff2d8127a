// Real: dispatch and order-intake with row scopes on PostgreSQL. What a stranger may not see is asked at every door.
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { done, todayAt, Town } from './town.js';

const SECRETS = /试验老人|12 号|401/;
let town: Town;
let operator: Person;
let elderId: string;
let orderId: string;
let offers: { id: string; caregiver_id: string; provider_id: string }[];

beforeAll(async () => {
  town = await Town.open('dispatch-scope');
  for (const provider of ['P01', 'P02']) await town.provider(provider);
  await town.provider('P03', ['MEAL']);
  await town.caregiver('C001', 'P01', 300, ['CLEANING']);
  await town.caregiver('C002', 'P01', 400, ['CLEANING']);
  await town.caregiver('C003', 'P02', 500, ['CLEANING']);
  await town.caregiver('C004', 'P03', 100, ['CLEANING']);
  operator = await town.operator();
  elderId = await town.elder();
  orderId = (await done(operator.post('/api/orders', { elderId, itemCode: 'CLEAN_DAILY', dueAt: todayAt('15:00'), note: '钥匙在 401 对门' }))).id;
  offers = await until('three offers', async () => {
    const rows = await town.database.query<(typeof offers)[number]>('SELECT id, caregiver_id, provider_id FROM dispatch.offer WHERE order_id = $1', [orderId]);
    return rows.length === 3 && rows;
  });
});
afterAll(() => town.close());

const offerOf = (caregiverId: string) => offers.find(({ caregiver_id }) => caregiver_id === caregiverId)!.id;

test('before anybody accepts, those who are asked see a road and no name', async () => {
  for (const person of [await town.dispatcher('P01'), await town.worker('C001', 'P01')]) {
    const { body } = await person.get('/api/dispatch/offers');
    expect(body).toMatchObject([{ orderId, order: { addressMasked: '试验路', districtName: '江岸区' } }]);
    expect(JSON.stringify(body)).not.toMatch(SECRETS);
  }
});

test('a provider sees its own candidates, a caregiver only itself, a foreign provider nothing', async () => {
  const seen = async (person: Person) => (await done(person.get('/api/dispatch/offers'))).flatMap((offer: any) => offer.candidates.map((one: any) => one.caregiverId)).toSorted();
  expect(await seen(await town.dispatcher('P01'))).toEqual(['C001', 'C002']);
  expect(await seen(await town.dispatcher('P02'))).toEqual(['C003']);
  expect(await seen(await town.dispatcher('P03'))).toEqual([]);
  expect(await seen(await town.worker('C002', 'P01'))).toEqual(['C002']);
});

test("nobody answers somebody else's offer", async () => {
  expect((await (await town.dispatcher('P02')).post(`/api/dispatch/offers/${offerOf('C001')}/accept`)).status).toBe(404);
  expect((await (await town.worker('C002', 'P01')).post(`/api/dispatch/offers/${offerOf('C001')}/accept`)).status).toBe(404);
  expect((await (await town.dispatcher('P03')).post(`/api/dispatch/orders/${orderId}/assign`, { caregiverId: 'C004' })).status).toBe(404);
  expect((await (await town.dispatcher('P01')).post(`/api/dispatch/orders/${orderId}/assign`, { caregiverId: 'C003' })).body.code).toBe('NOT_YOUR_CAREGIVER');
  expect((await operator.post(`/api/dispatch/offers/${offerOf('C001')}/accept`)).status).toBe(403);
});

test('what is said names each provider only to itself', async () => {
  const made = (await town.events(orderId)).filter(({ name }) => name === 'offer.made');
  expect(made.map(({ provider_ids, caregiver_ids }) => [provider_ids, caregiver_ids.toSorted()]).toSorted()).toEqual([
    [['P01'], ['C001', 'C002']],
    [['P02'], ['C003']],
  ]);
  expect(made.every(({ elder_id }) => elder_id === null)).toBe(true);
  expect(made.find(({ provider_ids }) => provider_ids[0] === 'P02')!.payload.offerIds).toEqual([offerOf('C003')]);
});

test('after the accept the taker sees the home, and still nobody else does', async () => {
  const dispatcher = await town.dispatcher('P01');
  const visit = await done(dispatcher.post(`/api/dispatch/offers/${offerOf('C001')}/accept`));
  expect(visit).toMatchObject({ state: 'ACCEPTED', caregiverId: 'C001', elderName: '试验老人', doorCode: null });
  const at = `/api/dispatch/visits/${visit.id}`;
  expect((await (await town.worker('C001', 'P01')).get(at)).body).toMatchObject({ address: '试验路 12 号 3 单元 401', doorCode: null });
  for (const stranger of [await town.worker('C002', 'P01'), await town.dispatcher('P02'), await town.family(await town.elder()), await town.district('420100.420103')]) {
    expect((await stranger.get(at)).status).toBe(404);
    expect(await done(stranger.get(`/api/dispatch/visits?order=${orderId}`))).toEqual([]);
  }
  expect(await done((await town.worker('C003', 'P02')).get('/api/dispatch/offers'))).toEqual([]);
  const told = (await town.events(orderId)).filter(({ name }) => name === 'visit.accepted' || name === 'offer.expired');
  expect(told.map(({ name, provider_ids }) => [name, provider_ids]).toSorted()).toEqual([
    ['offer.expired', ['P01']],
    ['offer.expired', ['P02']],
    ['visit.accepted', ['P01']],
  ]);

  expect((await (await town.family(elderId)).get(at)).body).toMatchObject({ caregiverName: '护理员 C001', doorCode: expect.stringMatching(/^\d{6}$/) });
  const officer = (await (await town.district()).get(at)).body;
  expect(officer).toMatchObject({ addressMasked: '试验路', doorCode: null });
  expect(JSON.stringify(officer)).not.toMatch(SECRETS);
});

test('orders: the taker sees its own, a foreign provider none, a family its own elder', async () => {
  const ids = async (person: Person) => (await done(person.get('/api/orders'))).items.map((row: any) => row.id);
  await until('the order to know its provider', async () => (await ids(await town.dispatcher('P01'))).includes(orderId));
  expect((await (await town.dispatcher('P01')).get(`/api/orders/${orderId}`)).body).toMatchObject({ note: '钥匙在 401 对门', elderName: '试**' });
  expect(await ids(await town.dispatcher('P02'))).toEqual([]);
  expect((await (await town.dispatcher('P02')).get(`/api/orders/${orderId}`)).status).toBe(404);
  expect(await ids(await town.family(elderId))).toEqual([orderId]);
  expect(await ids(await town.family(await town.elder()))).toEqual([]);
  expect((await (await town.worker('C001', 'P01')).get('/api/orders')).status).toBe(403);
});
