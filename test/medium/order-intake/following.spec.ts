// Real: order-intake's door, listeners and timers on PostgreSQL, the event log, the movable clock. Played: dispatch, by its events.
import { newId } from '#platform/id.js';
import type { Flow } from '#contracts/flow.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { Desk, done, todayAt } from './desk.js';

let desk: Desk;
let operator: Person;

beforeAll(async () => {
  desk = await Desk.open('order-following');
  operator = await desk.operator();
});
afterAll(() => desk.close());

const place = async (more: object = {}) =>
  done(operator.post('/api/orders', { elderId: await desk.elder(), itemCode: 'CLEAN_DAILY', dueAt: todayAt('15:00'), ...more }));
const order = (id: string) => done(operator.get(`/api/orders/${id}`));
const becomes = (id: string, facts: Record<string, unknown>) =>
  until(JSON.stringify(facts), async () => {
    const now = await order(id);
    return Object.entries(facts).every(([key, value]) => now[key] === value) && now;
  });

/** Dispatch's side of an order. */
class Visit {
  readonly visitId = newId();
  constructor(readonly orderId: string) {}
  private says = <N extends keyof Flow>(name: N, payload: Flow[N]) => desk.says('dispatch', name, this.orderId, payload);
  private ids = () => ({ visitId: this.visitId, orderId: this.orderId });
  offered = () => this.says('offer.made', { offerIds: [newId()], orderId: this.orderId, round: 1, expiresAt: todayAt('10:03') });
  assigned = () => this.says('visit.assigned', { ...this.ids(), caregiverId: 'C001', providerId: 'P01' });
  accepted = () => this.says('visit.accepted', { ...this.ids(), caregiverId: 'C001', providerId: 'P01', takerQualified: true, takenAt: todayAt('10:02') });
  cancelled = () => this.says('visit.cancelled', this.ids());
  started = () => this.says('visit.started', { ...this.ids(), evidence: 'fence', distanceMeters: 3, arrivedAt: todayAt('15:00') });
  finished = (outcome: Flow['visit.finished']['outcome'], servedMinutes: number) =>
    this.says('visit.finished', { ...this.ids(), outcome, servedMinutes, finishedAt: todayAt('16:00') });
  exhausted = () => this.says('dispatch.exhausted', { orderId: this.orderId, rounds: 2 });
}

test('the order follows its visit, and a short visit closes it as such', async () => {
  const { id } = await place();
  const visit = new Visit(id);
  await visit.offered();
  await becomes(id, { state: 'OFFERING' });
  await visit.assigned();
  await becomes(id, { state: 'ASSIGNED', caregiverId: 'C001', providerId: 'P01' });
  await visit.cancelled();
  await becomes(id, { state: 'OFFERING', caregiverId: null });
  await visit.accepted();
  await visit.started();
  await visit.finished('DONE', 47);
  await becomes(id, { state: 'FINISHED', reason: 'DONE_SHORT' });
  const closed = (await desk.events(id)).find(({ name }) => name === 'order.closed')!;
  expect(closed.payload).toMatchObject({ reason: 'DONE_SHORT', safetyVerifiedBy: null, approved: false });
});

test('what comes too late changes nothing', async () => {
  const { id } = await place();
  const visit = new Visit(id);
  await done(operator.post(`/api/orders/${id}/cancel`, {}));
  await visit.accepted();
  await visit.finished('DONE', 60);
  const { id: other } = await place();
  await new Visit(other).offered();
  await becomes(other, { state: 'OFFERING' });
  expect(await order(id)).toMatchObject({ state: 'CANCELLED', reason: 'ELDER_CANCEL_EARLY', caregiverId: null });
});

test('a referral waits for its receipt', async () => {
  const { id } = await place({ itemCode: 'MED_ESCORT' });
  const visit = new Visit(id);
  await visit.accepted();
  await visit.started();
  await visit.finished('REFERRED', 10);
  await becomes(id, { state: 'FINISHED', reason: 'REFERRED', closedAt: null });
  expect((await operator.post(`/api/orders/${id}/confirm`, { satisfied: 4, vetoed: false })).body.code).toBe('NOT_CLOSED');
  expect((await operator.post(`/api/orders/${id}/close`, { reason: 'REFERRED' })).body.code).toBe('NO_RECEIPT');
  await done(operator.post(`/api/orders/${id}/close`, { reason: 'REFERRED', receipt: true }));
  expect((await desk.events(id)).at(-1)).toMatchObject({ name: 'order.closed', payload: { reason: 'REFERRED', receipt: true } });
});

test('the pool is the district’s: it closes for want of a provider, the operator may not', async () => {
  const { id } = await place();
  await new Visit(id).exhausted();
  await becomes(id, { pooled: true });
  expect((await operator.post(`/api/orders/${id}/close`, { reason: 'NO_PROVIDER' })).status).toBe(403);
  const closed = await done((await desk.district()).post(`/api/orders/${id}/close`, { reason: 'NO_PROVIDER', note: '本周无人可派' }));
  expect(closed).toMatchObject({ state: 'EXPIRED', reason: 'NO_PROVIDER', pooled: false });
});

test('an order that nobody takes lapses when its start can no longer be kept; help to nobody is closed twice', async () => {
  const { id } = await place({ dueAt: todayAt('11:00') });
  await desk.database.forward('91 minutes');
  await becomes(id, { state: 'EXPIRED', reason: 'NO_PROVIDER' });
  expect((await desk.events(id)).at(-1)).toMatchObject({ name: 'order.expired', payload: { reason: 'NO_PROVIDER' } });
  expect((await operator.post(`/api/orders/${id}/close`, { reason: 'TEST' })).body.code).toBe('CLOSED_ALREADY');
});

test('a vetoed call-back is said once', async () => {
  const { id } = await place({ dueAt: todayAt('18:00') });
  const visit = new Visit(id);
  await visit.accepted();
  await visit.started();
  await visit.finished('DONE', 60);
  await becomes(id, { state: 'FINISHED', reason: 'DONE' });
  expect(await done(operator.post(`/api/orders/${id}/confirm`, { satisfied: 1, vetoed: true, note: '没有人来过' }))).toMatchObject({ state: 'CONFIRMED', vetoed: true });
  expect((await operator.post(`/api/orders/${id}/confirm`, { satisfied: 5, vetoed: false })).status).toBe(409);
  expect((await desk.events(id)).filter(({ name }) => name === 'order.confirmed').map(({ payload }) => payload.vetoed)).toEqual([true]);
});
