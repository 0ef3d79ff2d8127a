// Real: order-intake's door, role, row scope, listeners and timers on PostgreSQL, the movable clock. Played: the register, by its events.
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { Home } from './care-home.js';
import { Desk, done, todayAt } from './desk.js';

let desk: Desk;
let operator: Person;

/** Each test begins at nine in the morning of Tuesday 1 December. */
beforeEach(async () => {
  desk = await Desk.open('care-calls');
  await desk.database.setClock(new Date(todayAt('09:00')));
  operator = await desk.operator();
});
afterEach(() => desk.close());

const plan = (home: Home, more: object = {}) => operator.put(`/api/care/elders/${home.elderId}/plan`, { days: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', note: '问问腿疼', ...more });
const calls = async (query = ''): Promise<any[]> => (await done(operator.get(`/api/care/calls${query}`))).items;
const callOf = async (home: Home): Promise<any> => (await calls()).find(({ elderId }) => elderId === home.elderId);
const result = (id: string, body: object, who = operator) => who.post(`/api/care/calls/${id}/result`, body);
const becomes = (home: Home, facts: Record<string, unknown>) =>
  until(JSON.stringify(facts), async () => {
    const call = await callOf(home);
    return call && Object.entries(facts).every(([key, value]) => call[key] === value) && call;
  });

test("the day's calls stand in the order of their windows; answered is done, with mood and needs; no name is said", async () => {
  const [late, early] = [await Home.of(desk), await Home.of(desk)];
  await done(plan(late, { from: '14:00', to: '16:00' }));
  await done(plan(early));
  await done(plan(await Home.of(desk), { days: [3] }));
  const rows = await calls();
  expect(rows.map(({ elderId, state }) => [elderId, state])).toEqual([[early.elderId, 'DUE'], [late.elderId, 'DUE']]);
  expect(rows[0]).toMatchObject({ elderName: '试**', planNote: '问问腿疼', attempts: 0, holder: null, fromAt: todayAt('09:00'), toAt: todayAt('11:00') });

  expect((await result(rows[0].id, { result: 'ANSWERED' })).body.code).toBe('mood-missing');
  expect(await done(result(rows[0].id, { result: 'ANSWERED', mood: 'FAIR', needs: ['MEDICAL'], note: '降压药快吃完' }))).toMatchObject({ state: 'DONE', lastMood: 'FAIR' });
  expect((await result(rows[0].id, { result: 'NO_ANSWER' })).body.code).toBe('CALL_OVER');
  expect(await early.said('care.call-made')).toEqual([{ callId: rows[0].id, elderId: early.elderId, planId: expect.any(String), attempt: 1, result: 'ANSWERED', madeAt: expect.any(String) }]);
  expect((await done(operator.get('/api/care/needs'))).items).toMatchObject([{ elderId: early.elderId, need: 'MEDICAL', from: 'CALL' }]);
  expect((await done(operator.get('/api/care/overview'))).calls).toMatchObject({ DONE: 1, DUE: 1, waiting: 0 });

  await desk.database.forward('1 day');
  const next = await until('tomorrow has its calls', async () => (await calls()).length === 3 && calls());
  expect(next.find(({ elderId }: any) => elderId === early.elderId).before).toMatchObject({ result: 'ANSWERED', mood: 'FAIR', note: '降压药快吃完' });
});

test('three attempts, 30 and 60 minutes apart, and it is missed: said once', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  const { id } = await callOf(home);
  expect(await done(result(id, { result: 'NO_ANSWER' }))).toMatchObject({ state: 'DUE', attempts: 1 });
  expect((await result(id, { result: 'NO_ANSWER' })).body).toMatchObject({ code: 'TOO_EARLY', nextAt: expect.any(String) });
  await desk.database.forward('30 minutes');
  expect(await home.hears('care.call-due')).toMatchObject([{ callId: id, attempt: 2 }]);
  await done(result(id, { result: 'HUNG_UP' }));
  await desk.database.forward('60 minutes');
  await home.hears('care.call-due', 2);
  expect(await done(result(id, { result: 'NO_ANSWER' }))).toMatchObject({ state: 'MISSED', attempts: 3 });
  const { plan: standing } = await home.file(operator);
  expect(await home.said('care.call-missed')).toEqual([{ elderId: home.elderId, planId: standing.id, attempts: 3, missedAt: expect.any(String) }]);
  await desk.database.forward('5 hours');
  expect(await home.said('care.call-missed')).toHaveLength(1);
});

test('unanswered once and then forgotten: missed after two hours, also when every process was down', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  await done(result((await callOf(home)).id, { result: 'NO_ANSWER' }));
  await desk.restart(() => desk.database.forward('121 minutes'));
  operator = await desk.operator();
  expect(await home.hears('care.call-missed')).toMatchObject([{ attempts: 1 }]);
  expect(await callOf(home)).toMatchObject({ state: 'MISSED' });
});

test('nobody calls: late when the window ends, for the supervisor; lapsed in the evening; that is the desk’s fault and no alarm', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  await desk.database.forward('121 minutes');
  expect(await home.hears('care.duty-overdue')).toEqual([{ elderId: home.elderId, kind: 'CALL', step: 'SUPERVISOR', dueAt: todayAt('11:00') }]);
  expect((await done(operator.get('/api/care/overview'))).calls).toMatchObject({ late: 1, waiting: 1 });
  await desk.database.setClock(new Date(todayAt('20:01')));
  const lapsed = await becomes(home, { state: 'LAPSED' });
  expect((await result(lapsed.id, { result: 'NO_ANSWER' })).body.code).toBe('CALL_OVER');
  expect(await home.said('care.call-missed')).toEqual([]);
});

test('nobody rings before eight or after twenty', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  const { id } = await callOf(home);
  await desk.database.setClock(new Date(todayAt('07:59')));
  expect((await result(id, { result: 'NO_ANSWER' })).body.code).toBe('OUTSIDE_CALL_HOURS');
  await desk.database.setClock(new Date(todayAt('19:45')));
  expect(await done(result(id, { result: 'NO_ANSWER' }))).toMatchObject({ state: 'MISSED', attempts: 1 });
});

test('away pauses the plan: skipped, due again on the return, and no silence is held against who is away', async () => {
  const [home, other] = [await Home.of(desk), await Home.of(desk)];
  await done(plan(home));
  await done(plan(other));
  await done(result((await callOf(other)).id, { result: 'NO_ANSWER' }));
  for (const each of [home, other]) await each.goesAway('RELATIVES', 48);
  await becomes(home, { state: 'SKIPPED' });
  await becomes(other, { state: 'SKIPPED' });
  await home.comesBack();
  await becomes(home, { state: 'DUE' });
  await desk.database.forward('121 minutes');
  await home.hears('care.duty-overdue');
  expect(await other.said('care.call-missed')).toEqual([]);
  await desk.database.forward('1 day');
  await becomes(home, { state: 'DUE' });
  await becomes(other, { state: 'SKIPPED' });
});

test('two operators never make the same call unknowingly; who opened it lets go after ten minutes', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  const { id } = await callOf(home);
  const colleague = await desk.operator();
  expect(await done(operator.post(`/api/care/calls/${id}/start`))).toMatchObject({ holder: { name: 'operator of the test' } });
  expect((await colleague.post(`/api/care/calls/${id}/start`)).body).toMatchObject({ code: 'call-held', holder: { name: 'operator of the test' } });
  expect((await result(id, { result: 'NO_ANSWER' }, colleague)).status).toBe(409);
  await desk.database.forward('11 minutes');
  await done(result(id, { result: 'REFUSED' }, colleague));
  expect(await callOf(home)).toMatchObject({ state: 'DONE', lastResult: 'REFUSED', holder: null });
});

test('a new plan ends the old one; scope and roles hold', async () => {
  const home = await Home.of(desk);
  await done(plan(home));
  await done(plan(home, { from: '10:00', to: '11:30' }));
  expect((await calls()).map(({ state }) => state).toSorted()).toEqual(['DUE', 'SKIPPED']);
  const stranger = await desk.operator('420100.420103');
  const worker = await desk.officer('grid-worker');
  const path = `/api/care/elders/${home.elderId}/plan`;
  const { id } = (await calls()).find(({ state }) => state === 'DUE');
  const refused = await Promise.all([
    stranger.put(path, { days: [1], from: '09:00', to: '10:00' }),
    stranger.post(`/api/care/calls/${id}/start`),
    worker.put(path, { days: [1], from: '09:00', to: '10:00' }),
    worker.get('/api/care/calls'),
    plan(home, { from: '07:00' }),
    plan(home, { from: '10:45' }),
    plan(home, { days: [] }),
    plan(home, { days: [8] }),
  ]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'elder-not-in-care'], [404, 'call-not-found'], [403, 'not-allowed'], [403, 'not-allowed'], [422, 'WINDOW_OUTSIDE_HOURS'], [422, 'WINDOW_TOO_SHORT'], [400, 'bad-input'], [400, 'bad-input'],
  ]);
  expect((await done(stranger.get('/api/care/calls'))).items).toEqual([]);
  expect((await operator.delete(path)).status).toBe(204);
  expect((await operator.delete(path)).body.code).toBe('no-plan');
});
