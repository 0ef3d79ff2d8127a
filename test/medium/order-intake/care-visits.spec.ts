// Real: order-intake's door, role, row scope, listeners and timers on PostgreSQL, the register's views, the movable clock. Played: the register and the alarm desk, by their events.
import type { Person } from '#test/stage/person.js';
import { GOOD, Home } from './care-home.js';
import { Desk, done } from './desk.js';

let desk: Desk;
let operator: Person;
let worker: Person;
let officer: Person;

/** The clock begins on Tuesday 1 December at ten in the morning. */
beforeAll(async () => {
  desk = await Desk.open('care-visits');
  operator = await desk.operator();
  worker = await desk.officer('grid-worker');
  officer = await desk.officer('street-officer');
});
afterAll(() => desk.close());

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
const visit = (home: Home, more: object = {}) => worker.post(`/api/care/elders/${home.elderId}/visits`, { way: 'DOOR', met: true, findings: GOOD, ...more });

test('who is taken in has a grade with its reasons and a day by which somebody looks in', async () => {
  const alone = await Home.of(desk, { birthYear: 1942, abilityLevel: 2, classes: ['独居', '低保'] });
  expect(await alone.file(worker)).toMatchObject({
    grade: 'HIGH',
    points: 4,
    reasons: [{ factor: 'ALONE', points: 2 }, { factor: 'AGE_80', points: 1 }, { factor: 'ABILITY_2', points: 1 }],
    dueAt: midnight('2026-12-09'),
    because: 'ROUTINE',
    elderName: '试**',
    history: expect.arrayContaining([expect.objectContaining({ grade: 'HIGH', decidedBy: 'rule' })]),
  });
  const plain = await Home.of(desk);
  expect(await plain.file(worker)).toMatchObject({ grade: 'ORDINARY', reasons: [], dueAt: midnight('2027-03-02') });
});

test('a visit moves the day; it is said without a name; what was needed waits for somebody', async () => {
  const home = await Home.of(desk, { classes: ['独居'] });
  const before = await home.file(worker);
  expect([before.grade, before.dueAt]).toEqual(['KEY', midnight('2027-01-02')]);
  const after = await done(visit(home, { needs: ['REPAIR', 'MEAL'], note: '灯坏了' }));
  expect(after).toMatchObject({ visits: [{ way: 'DOOR', met: true, fulfilled: true, findings: GOOD, note: '灯坏了', by: 'grid-worker of the test' }], dueAt: midnight('2027-01-02') });
  expect(await home.said('care.visited')).toEqual([{ visitId: after.visits[0].id, elderId: home.elderId, grade: 'KEY', way: 'DOOR', met: true, visitedAt: expect.any(String) }]);
  const [meal, repair] = ['MEAL', 'REPAIR'].map((need) => after.needs.find((one: any) => one.need === need));

  const order = await done(worker.post('/api/orders', { elderId: home.elderId, itemCode: 'MEAL_DELIVERY', dueAt: new Date('2026-12-01T12:00:00+08:00').toISOString() }));
  expect(order).toMatchObject({ source: 'STATION', acknowledgedAt: null });
  expect((await worker.post(`/api/care/needs/${meal.id}/handle`, { orderId: order.id })).status).toBe(204);
  expect((await worker.post(`/api/care/needs/${meal.id}/handle`, { note: '再来一次' })).body.code).toBe('handled-already');
  expect((await worker.post(`/api/care/needs/${repair.id}/handle`, { orderId: home.elderId })).body.code).toBe('order-unknown');
  const { needs } = await home.file(worker);
  expect(needs.map((one: any) => [one.need, one.orderId, one.handledBy])).toEqual([['REPAIR', null, null], ['MEAL', order.id, 'grid-worker of the test']]);
});

test('not every visit is one', async () => {
  const home = await Home.of(desk, { classes: ['独居'] });
  const path = `/api/care/elders/${home.elderId}/visits`;
  expect((await done(visit(home, { met: false, findings: undefined, note: '敲门无人应' }))).lastVisitAt).toBeNull();
  expect((await done(visit(home, { way: 'PHONE' }))).lastVisitAt).toBeNull();
  const refused = await Promise.all([
    visit(home, { findings: undefined }),
    visit(home, { findings: { SPIRIT: 'GOOD' } }),
    visit(home, { visitedAt: '2026-11-20T02:00:00Z' }),
    visit(home, { visitedAt: '2027-01-01T02:00:00Z' }),
    operator.post(path, { way: 'DOOR', met: true, findings: GOOD }),
    (await desk.officer('city-officer', '420100')).post(path, { way: 'DOOR', met: true, findings: GOOD }),
    (await desk.officer('grid-worker', '420100.420102.420102003')).post(path, { way: 'DOOR', met: true, findings: GOOD }),
  ]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [422, 'findings-missing'], [400, 'bad-input'], [422, 'VISITED_TOO_LONG_AGO'], [422, 'VISITED_IN_FUTURE'], [403, 'way-not-yours'], [403, 'not-allowed'], [404, 'elder-not-in-care'],
  ]);
  expect((await done(visit(home))).lastVisitAt).not.toBeNull();
});

test('a real P1 makes the grade high and the visit due in 24 h; a false one changes nothing; reopened it is none', async () => {
  const home = await Home.of(desk, { classes: ['独居'] });
  await home.alarm('FALSE_PRESS');
  await home.alarm('REAL_PHONE', 'P3');
  const alarmId = await home.alarm('REAL_120');
  const file = await home.becomes(worker, { grade: 'HIGH', because: 'EVENT' });
  expect(Date.parse(file.dueAt) - Date.parse(await home.now())).toBeLessThanOrEqual(24 * 3_600_000);
  expect(file.reasons[0]).toEqual({ factor: 'REAL_ALARM', points: 4 });
  expect(await home.hears('care.graded')).toEqual([{ elderId: home.elderId, grade: 'HIGH', by: 'rule' }]);
  await desk.says('alarm-ingestion', 'alarm.reopened', alarmId, { alarmId, incidentId: alarmId });
  expect((await home.becomes(worker, { grade: 'KEY' })).because).toBe('ROUTINE');
});

test("an officer's grade holds until its end, with a reason, and moves the day; the history is only ever longer", async () => {
  const home = await Home.of(desk);
  const path = `/api/care/elders/${home.elderId}/grade`;
  const set = await done(officer.put(path, { grade: 'HIGH', reason: '儿子出国,近期丧偶', until: midnight('2026-12-20') }));
  expect(set).toMatchObject({ grade: 'HIGH', ruleGrade: 'ORDINARY', setByOfficer: true, set: { reason: '儿子出国,近期丧偶', by: 'street-officer of the test' } });
  expect(set.dueAt).toBe(midnight('2026-12-09'));
  const refused = await Promise.all([
    worker.put(path, { grade: 'HIGH', reason: '我觉得是', until: midnight('2026-12-20') }),
    officer.put(path, { grade: 'HIGH', reason: '太久以前', until: midnight('2026-11-20') }),
    officer.put(path, { grade: 'HIGH', reason: '太久以后', until: midnight('2028-11-20') }),
    officer.put(path, { grade: 'HIGH', until: midnight('2026-12-20') }),
  ]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([[403, 'not-allowed'], [422, 'UNTIL_PAST'], [422, 'UNTIL_TOO_FAR'], [400, 'bad-input']]);
  const back = await done(officer.delete(path));
  expect(back).toMatchObject({ grade: 'ORDINARY', set: null, dueAt: midnight('2027-03-02') });
  expect(back.history.map((line: any) => [line.grade, line.decidedBy])).toEqual([['ORDINARY', 'rule'], ['ORDINARY', 'officer'], ['HIGH', 'officer'], ['ORDINARY', 'rule']]);
  await expect(desk.database.query(`SET ROLE huying_order_intake; DELETE FROM order_intake.care_grade`)).rejects.toThrow(/permission denied/);
  await desk.database.query('RESET ROLE');
});

test('away when it is due: nobody is overdue; back early, by the end of the next day', async () => {
  const home = await Home.of(desk, { birthYear: 1942, abilityLevel: 2, classes: ['独居'] });
  await home.goesAway('RELATIVES', 24 * 20);
  await home.becomes(worker, { because: 'RETURNED', awayKind: 'RELATIVES' });
  await home.comesBack();
  expect((await home.becomes(worker, { because: 'ROUTINE', awayKind: null })).dueAt).toBe(midnight('2026-12-09'));
  await home.goesAway('HOSPITAL', 24 * 20);
  expect(await home.becomes(worker, { because: 'RETURNED' })).toMatchObject({ points: 6, dueAt: midnight('2026-12-23') });
  await home.comesBack();
  expect((await home.becomes(worker, { because: 'ROUTINE' })).reasons).toContainEqual({ factor: 'HOSPITAL', points: 2 });
});

test('nobody visits or calls the dead', async () => {
  const home = await Home.of(desk, { classes: ['独居'] });
  await done(operator.put(`/api/care/elders/${home.elderId}/plan`, { days: [1, 2, 3, 4, 5, 6, 7], from: '14:00', to: '16:00' }));
  await home.alarm('DECEASED');
  await home.becomes(worker, { plan: null });
  expect((await visit(home)).body.code).toBe('care-ended');
  expect((await done(worker.get('/api/care/elders?limit=200'))).items.map((row: any) => row.id)).not.toContain(home.elderId);
  expect(await desk.database.query(`SELECT FROM platform.timer WHERE subject = $1`, [home.elderId])).toEqual([]);
});

// The clock moves from here on.
test('overdue: the street hears at once, the district three days later, also after a restart; the list says since when', async () => {
  const home = await Home.of(desk, { birthYear: 1932, abilityLevel: 3, classes: ['独居'] });
  const { dueAt } = await home.file(worker);
  await desk.database.forward('8 days');
  expect(await home.hears('care.duty-overdue')).toEqual([{ elderId: home.elderId, kind: 'VISIT', step: 'STREET', dueAt }]);
  const overdue = await done(officer.get('/api/care/elders?view=overdue'));
  expect(overdue.items.find((row: any) => row.id === home.elderId)).toMatchObject({ escalated: 'STREET', grade: 'HIGH' });
  expect(overdue.items.map((row: any) => row.dueAt)).toEqual(overdue.items.map((row: any) => row.dueAt).toSorted());

  await desk.restart(() => desk.database.forward('3 days'));
  worker = await desk.officer('grid-worker');
  officer = await desk.officer('street-officer');
  expect((await home.hears('care.duty-overdue', 2))[1]).toEqual({ elderId: home.elderId, kind: 'VISIT', step: 'DISTRICT', dueAt });
  const { streets, grades } = await done((await desk.district()).get('/api/care/overview'));
  const street = streets.find((one: any) => one.streetCode === '420102002');
  expect(street.atDistrict).toBeGreaterThanOrEqual(1);
  expect(street.longestOverdueDays).toBe(3);
  expect(grades.reduce((sum: number, one: any) => sum + one.elders, 0)).toBe(street.elders);

  await done(visit(home));
  expect((await done(officer.get('/api/care/elders?view=overdue&limit=200'))).items.map((row: any) => row.id)).not.toContain(home.elderId);
  const other = await desk.officer('street-officer', '420100.420102.420102003');
  expect((await done(other.get('/api/care/elders?view=all'))).items).toEqual([]);
  expect((await done(other.get('/api/care/overview'))).streets).toEqual([]);
  expect((await (await desk.family(home.elderId)).get('/api/care/elders')).status).toBe(403);
});
