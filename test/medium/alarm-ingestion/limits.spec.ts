// Real: PostgreSQL with a small seeded city, the MQTT door, timers by the database's movable clock, policies from the register's view.
import { newId } from '#platform/id.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('limits');
});
afterAll(() => ingestion?.stop());

const press = (device: SeededDevice, type = 'SOS', active = true) => ingestion.says(device, { at: new Date().toISOString(), alarms: [{ type, active }] });
/** The newest call: after three quarters of an hour the silent device is called offline too. */
const newest = async (device: SeededDevice) => (await ingestion.alarmsOf(device)).findLast(({ level }) => level !== 'T')!;
const climbs = async (id: string) => (await ingestion.eventsOf(id)).filter(({ name }) => name === 'alarm.escalated').map(({ payload }) => payload);

/** What the steps say, with their true times as seconds after an instant. */
async function climbed(id: string, from: Date): Promise<[string, string, number, boolean][]> {
  return (await climbs(id)).map(({ limit, step, dueAt, notifyContact }) => [limit, step, (Date.parse(dueAt) - from.getTime()) / 1000, notifyContact]);
}

test('every level climbs by its limit; after ten minutes without any process each step is told once, in order, with its own time', async () => {
  const [sos, leak, general] = [ingestion.button(0), ingestion.button(1), ingestion.button(2)];
  await press(sos);
  await press(leak, 'WATER_LEAK');
  await press(general, 'GENERAL');
  await ingestion.restart(() => ingestion.database.forward('600 s'));
  const [p1, p3, p2] = [await newest(sos), await newest(leak), await newest(general)];
  await until('the P1 is with the district', async () => (await newest(sos)).escalation === 'DISTRICT');
  await until('the P2 is with the district', async () => (await newest(general)).escalation === 'DISTRICT');
  expect(await climbed(p1.id, p1.raised_at)).toEqual([['ACKNOWLEDGE', 'SUPERVISOR', 60, false], ['ACKNOWLEDGE', 'DISTRICT', 180, true]]);
  expect(await climbed(p2.id, p2.raised_at)).toEqual([['ACKNOWLEDGE', 'SUPERVISOR', 90, false], ['ACKNOWLEDGE', 'STREET', 144, false], ['ACKNOWLEDGE', 'DISTRICT', 180, false]]);
  expect(await climbs(p3.id)).toEqual([]);
  await ingestion.database.forward('301 s');
  await until('the P3 is with the supervisor', async () => (await newest(leak)).escalation === 'SUPERVISOR');
  const operator = await ingestion.operator();
  const [row] = await ingestion.open(operator, general);
  expect(row).toMatchObject({ ring: 'L1', escalation: 'DISTRICT', waitingSince: p2.raised_at.toISOString(), limits: [expect.objectContaining({ limit: 'ACKNOWLEDGE' })] });
});

test('after the acknowledgement: nobody is called, then the responder does not come', async () => {
  const button = ingestion.button(3);
  await press(button);
  const { id } = await newest(button);
  const operator = await ingestion.operator();
  const { body } = await operator.post(`/api/alarms/${id}/acknowledge`);
  expect(body).toMatchObject({ ring: null, waitingSince: null, limits: [expect.objectContaining({ limit: 'FIRST_CONTACT' })] });
  await ingestion.database.forward('145 s');
  await until('the street hears of it', async () => (await newest(button)).escalation === 'STREET');
  expect((await operator.post(`/api/alarms/${id}/contact`, { party: 'ELDER', result: 'NO_ANSWER' })).body.limits).toEqual([]);

  const orderId = newId();
  const placedAt = new Date(Date.parse(body.acknowledgedAt) + 145_000).toISOString();
  await say('order.placed', orderId, { orderId, alarmId: id, placedAt });
  await until('somebody goes', async () => (await newest(button)).state === 'DISPATCHED');
  await ingestion.database.forward('46 minutes');
  await until('the district hears of it', async () => (await climbs(id)).length === 5);
  await say('visit.started', orderId, { orderId, visitId: newId(), arrivedAt: new Date().toISOString() });
  await until('somebody is there', async () => (await newest(button)).state === 'ON_SITE');
  expect((await climbed(id, new Date(placedAt))).slice(2)).toEqual([['ON_SITE', 'SUPERVISOR', 1350, false], ['ON_SITE', 'STREET', 2160, false], ['ON_SITE', 'DISTRICT', 2700, false]]);
  expect((await operator.get(`/api/alarms/${id}`)).body.limits).toEqual([]);
});

test('an alarm keeps the limits under which it was raised', async () => {
  const [before, after] = [ingestion.button(4), ingestion.button(5)];
  await press(before);
  await ingestion.database.query(
    `INSERT INTO registry.policy VALUES ('time-limits', 2, platform.now(), $1)`,
    [JSON.stringify({ acknowledge: { P1: { targetSeconds: 5, hardSeconds: 20 } }, p1Escalation: { supervisor: 20, district: 40 } })],
  );
  await press(after);
  const operator = await ingestion.operator();
  const [old, young] = [(await ingestion.open(operator, before))[0]!, (await ingestion.open(operator, after))[0]!];
  const seconds = (row: typeof old) => (Date.parse(row.acknowledgeDueAt.hardAt) - Date.parse(row.raisedAt)) / 1000;
  expect([seconds(old), seconds(young)]).toEqual([60, 20]);
  await ingestion.database.forward('41 s');
  await until('the young one is with the district', async () => (await newest(after)).escalation === 'DISTRICT');
  expect((await newest(before)).escalation).toBeNull();
});

test('smoke that is still there comes back after 30 min: while somebody has it, and after its close; once gone it stays away', async () => {
  const [held, closed, gone] = [ingestion.button(6), ingestion.button(7), ingestion.button(8)];
  const operator = await ingestion.operator('烟感坐席');
  for (const button of [held, closed, gone]) {
    await press(button, 'SMOKE');
    await operator.post(`/api/alarms/${(await newest(button)).id}/acknowledge`);
  }
  const { id } = await newest(closed);
  for (const button of [closed, gone]) await operator.post(`/api/alarms/${(await newest(button)).id}/close`, { reason: 'FALSE_ENV', safetyVerifiedBy: 'voice' });
  await press(gone, 'SMOKE', false);
  await ingestion.database.forward('31 minutes');
  await until('both come back', async () => (await newest(held)).raised_again === 1 && (await newest(closed)).raised_again === 1);

  const [row] = await ingestion.open(operator, held);
  expect(row).toMatchObject({ state: 'ACKED', ring: 'L1', raisedAgain: 1, holder: { name: '烟感坐席' } });
  const other = await ingestion.operator('另一位');
  expect((await other.post(`/api/alarms/${row!.id}/contact`, { party: 'ELDER', result: 'ANSWERED' })).body.code).toBe('not-acknowledged');
  expect((await other.post(`/api/alarms/${row!.id}/acknowledge`)).body).toMatchObject({ state: 'ACKED', ring: null, holder: { name: '另一位' }, acknowledgedAt: row!.acknowledgedAt });

  expect(await ingestion.alarmsOf(closed)).toMatchObject([{ id, state: 'REOPENED', holder_name: null, closed_at: null, close_reason: null }]);
  expect((await ingestion.eventsOf(id)).map(({ name }) => name).slice(-2)).toEqual(['alarm.reopened', 'alarm.raised-again']);
  expect(await newest(gone)).toMatchObject({ state: 'CLOSED', raised_again: 0 });
  await ingestion.database.forward('61 s');
  await until('nobody takes it: it climbs', async () => (await newest(closed)).escalation === 'SUPERVISOR');
  await ingestion.database.forward('30 minutes');
  await until('and comes back again', async () => (await newest(held)).raised_again === 2);
});

async function say(name: string, subject: string, payload: object): Promise<void> {
  const actor = { accountId: newId(), name: '派单人' };
  await ingestion.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, actor, payload) VALUES ($1, 'test', $2, platform.now(), '420100', $3, $4)`,
    [name, subject, actor, payload],
  );
}
