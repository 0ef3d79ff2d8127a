// Real: PostgreSQL with a small seeded city, the MQTT door, the HTTP door, row-level security, timers by the movable clock.
import type { AlarmDetail } from '../../../apps/alarm-ingestion/src/alarm/alarm.dto.js';
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('desk');
});
afterAll(() => ingestion?.stop());

const press = (device: SeededDevice, type = 'SOS') => ingestion.says(device, { at: new Date().toISOString(), alarms: [{ type, active: true }] });
const newest = async (device: SeededDevice) => (await ingestion.alarmsOf(device)).at(-1)!;
const namesOf = async (id: string) => (await ingestion.eventsOf(id)).map(({ name }) => name);

/** A pressed alarm that `person` has taken. */
async function taken(device: SeededDevice, person: Person, type = 'SOS'): Promise<string> {
  await press(device, type);
  const { id } = await newest(device);
  expect((await person.post(`/api/alarms/${id}/acknowledge`)).status).toBe(200);
  return id;
}

/** A seeded operator, who can be handed alarms, signed in. */
async function colleague(which: number): Promise<{ id: string; name: string; person: Person }> {
  const rows = await ingestion.database.query<{ id: string; name: string; scope_path: string }>(`SELECT id, name, scope_path FROM registry.account WHERE role IN ('operator', 'supervisor') ORDER BY role, id`);
  const { id, name, scope_path } = rows[which]!;
  return { id, name, person: await ingestion.person('operator', { accountId: id, name, orgPath: scope_path }) };
}

describe('a hand-over', () => {
  test('is accepted, by a word or by any act', async () => {
    const [giver, receiver] = [await ingestion.operator('甲'), await colleague(0)];
    const id = await taken(ingestion.button(0), giver);
    const { body } = await giver.post(`/api/alarms/${id}/hand-over`, { accountId: receiver.id });
    expect(body).toMatchObject({ holder: { accountId: receiver.id }, handOver: { from: { name: '甲' } }, ring: null });
    expect((await giver.post(`/api/alarms/${id}/hand-over/accept`)).body.code).toBe('alarm-held');
    expect((await receiver.person.post(`/api/alarms/${id}/hand-over/accept`)).body).toMatchObject({ handOver: null, holder: { accountId: receiver.id } });
    await ingestion.database.forward('61 s');
    const other = await taken(ingestion.button(1), giver);
    await giver.post(`/api/alarms/${other}/hand-over`, { accountId: receiver.id });
    expect((await receiver.person.post(`/api/alarms/${other}/contact`, { party: 'ELDER', result: 'ANSWERED' })).body.handOver).toBeNull();
    await ingestion.database.forward('61 s');
    await press(ingestion.button(2));
    expect(await newest(ingestion.button(0))).toMatchObject({ raised_again: 0, waiting_since: null });
    expect(await newest(ingestion.button(1))).toMatchObject({ raised_again: 0, waiting_since: null });
  });

  test('that nobody accepts in 60 s rings at every desk, and whoever is there takes it', async () => {
    const [giver, receiver] = [await ingestion.operator('甲'), await colleague(0)];
    const id = await taken(ingestion.button(3), giver);
    await giver.post(`/api/alarms/${id}/contact`, { party: 'ELDER', result: 'NO_ANSWER' });
    await giver.post(`/api/alarms/${id}/hand-over`, { accountId: receiver.id });
    await ingestion.database.forward('61 s');
    await until('it rings', async () => (await newest(ingestion.button(3))).waiting_since !== null);
    const [row] = await ingestion.open(giver, ingestion.button(3));
    expect(row).toMatchObject({ ring: 'L1', holder: { accountId: receiver.id }, handOver: null, raisedAgain: 1, state: 'VERIFYING' });
    await ingestion.database.forward('181 s');
    await until('it climbs again', async () => (await newest(ingestion.button(3))).escalation === 'DISTRICT');
    expect((await (await ingestion.operator('丙')).post(`/api/alarms/${id}/acknowledge`)).body).toMatchObject({ holder: { name: '丙' }, ring: null, state: 'VERIFYING' });
  });

  test('that is refused goes back to the giver, ringing', async () => {
    const [giver, receiver] = [await ingestion.operator('甲'), await colleague(0)];
    const id = await taken(ingestion.button(4), giver);
    expect((await receiver.person.post(`/api/alarms/${id}/hand-over/refuse`)).body.code).toBe('no-hand-over');
    await giver.post(`/api/alarms/${id}/hand-over`, { accountId: receiver.id });
    expect((await receiver.person.post(`/api/alarms/${id}/hand-over/refuse`)).body).toMatchObject({ holder: { name: '甲' }, ring: 'L1', raisedAgain: 1 });
    expect((await giver.post(`/api/alarms/${id}/contact`, { party: 'ELDER', result: 'ANSWERED' })).body).toMatchObject({ ring: null, holder: { name: '甲' } });
  });

  test('to oneself is stepping in', async () => {
    const supervisor = await colleague(1);
    const id = await taken(ingestion.button(5), await ingestion.operator('甲'));
    const boss = await ingestion.person('supervisor', { accountId: supervisor.id, name: supervisor.name });
    expect((await boss.post(`/api/alarms/${id}/hand-over`, { accountId: supervisor.id })).body).toMatchObject({ holder: { accountId: supervisor.id }, handOver: null });
  });
});

test('two calls of one need are merged into the earlier, and never the other way round', async () => {
  const operator = await ingestion.operator();
  const button = ingestion.button(6);
  const first = await taken(button, operator);
  await ingestion.database.forward('20 minutes');
  const second = await taken(button, operator, 'FALL');
  const stranger = await taken(ingestion.button(7), operator);
  const merge = (id: string, into: string) => operator.post(`/api/alarms/${id}/merge`, { into });
  expect((await merge(first, second)).body.code).toBe('merge-into-older');
  expect((await merge(second, second)).body.code).toBe('merge-into-itself');
  expect((await merge(stranger, first)).body.code).toBe('merge-not-same');
  expect((await merge(second, newId())).body.code).toBe('alarm-not-found');
  const before = await newest(button);
  expect((await merge(second, first)).body).toMatchObject({ state: 'MERGED', closeReason: 'DUPLICATE', mergedInto: first });
  const { payload } = (await ingestion.eventsOf(second)).at(-1)!;
  expect(payload).toMatchObject({ alarmId: second, incidentId: before.incident_id, intoAlarmId: first });
  const detail = (await operator.get(`/api/alarms/${first}`)).body as AlarmDetail;
  expect(detail.incident.map(({ id }) => id)).toEqual([second]);
  expect((await operator.get('/api/call-backs?limit=200')).body.items).toEqual([]);
  await operator.post(`/api/alarms/${first}/close`, { reason: 'REAL_PHONE', safetyVerifiedBy: 'voice' });
  expect((await merge(stranger, first)).status).toBe(422);
});

test('a record of every call: how long, which way, what kind of number, and never a time that cannot be', async () => {
  const operator = await ingestion.operator('记录');
  const id = await taken(ingestion.button(8), operator);
  const ago = (seconds: number) => new Date(Date.now() + shiftMs - seconds * 1000).toISOString();
  const [{ now }] = (await ingestion.database.query<{ now: Date }>('SELECT platform.now() AS now')) as [{ now: Date }];
  const shiftMs = now.getTime() - Date.now();
  const contact = (more: object) => operator.post(`/api/alarms/${id}/contact`, { party: 'CONTACT', partyName: '女儿', contactOrder: 1, result: 'NO_ANSWER', ...more });
  expect((await contact({ startedAt: ago(40), endedAt: ago(5), numberKind: 'MOBILE', note: '无人接' })).status).toBe(200);
  expect((await contact({ startedAt: ago(5), endedAt: ago(40) })).body.code).toBe('bad-call-times');
  expect((await contact({ startedAt: ago(-600) })).body.code).toBe('bad-call-times');
  expect((await contact({ direction: 'IN', result: 'ANSWERED' })).status).toBe(200);
  expect((await operator.get(`/api/alarms/${id}/calls`)).body).toEqual([
    expect.objectContaining({ party: 'CONTACT', partyName: '女儿', contactOrder: 1, result: 'NO_ANSWER', direction: 'OUT', numberKind: 'MOBILE', seconds: 35, note: '无人接', by: '记录' }),
    expect.objectContaining({ result: 'ANSWERED', direction: 'IN', numberKind: null, seconds: null, startedAt: null }),
  ]);
});

test('an agency is asked until it answers; without its number, or its answer, the desk keeps the alarm', async () => {
  const operator = await ingestion.operator('转办');
  const id = await taken(ingestion.button(9), operator);
  const at = (act: string) => `/api/alarms/${id}/${act}`;
  const made = await operator.post(at('referrals'), { agency: '12345', note: '无法联系' });
  expect(made).toMatchObject({ status: 201, body: { agency: '12345', referenceNumber: null, ended: null, followUps: [] } });
  expect(Date.parse(made.body.dueAt) - Date.parse(made.body.at)).toBe(600_000);
  const close = (reason: string) => operator.post(at('close'), { reason, safetyVerifiedBy: 'agency' });
  expect((await close('REAL_FAMILY')).body.code).toBe('referral-open');
  expect((await close('NO_CONTACT_HANDED')).body.code).toBe('referral-without-number');
  expect((await operator.get(`/api/alarms/${id}`)).body).toMatchObject({ openReferrals: 1, followUpDueAt: made.body.dueAt });

  await ingestion.database.forward('11 minutes');
  const reminders = async () => (await namesOf(id)).filter((name) => name === 'alarm.follow-up-due').length;
  await until('the desk is reminded', async () => (await reminders()) === 1);
  await ingestion.database.forward('35 minutes');
  await until('once for the time away', async () => (await reminders()) === 2);
  expect((await operator.get('/api/referrals?due=now')).body.items).toEqual([expect.objectContaining({ id: made.body.id, alarmId: id, overdue: true, alarmOpen: true, level: 'P1' })]);

  const followUp = (said: object, rid = made.body.id) => operator.post(at(`referrals/${rid}/follow-up`), said);
  const pending = await followUp({ result: 'PENDING', referenceNumber: 'WH-0077' });
  expect(pending.body).toMatchObject({ referenceNumber: 'WH-0077', ended: null, followUps: [{ result: 'PENDING', by: '转办' }] });
  expect((await operator.get('/api/referrals?due=now')).body.items).toEqual([]);
  expect((await followUp({ result: 'ANSWERED' }, newId())).body.code).toBe('referral-not-found');
  expect((await close('NO_CONTACT_HANDED')).body).toMatchObject({ state: 'CLOSED', openReferrals: 1 });
  const [listed] = (await operator.get('/api/referrals')).body.items;
  expect(listed).toMatchObject({ id: made.body.id, alarmOpen: false });
  expect((await (await ingestion.operator('夜班')).post(at(`referrals/${made.body.id}/follow-up`), { result: 'ANSWERED', note: '已到场' })).body).toMatchObject({ ended: 'ANSWERED', dueAt: null });
  expect((await followUp({ result: 'ANSWERED' })).body.code).toBe('referral-ended');
  expect((await operator.get('/api/referrals')).body.items).toEqual([]);
  await ingestion.database.forward('2 hours');
  await press(ingestion.button(10));
  expect(await reminders()).toBe(2);
});

test('every P1 and P2 is called back: nobody home stays owed, a talk settles the incident, a veto is told', async () => {
  const operator = await ingestion.operator('回访');
  const button = ingestion.button(11);
  const [sos, fall] = [await taken(button, operator), await taken(button, operator, 'FALL')];
  const tested = await taken(ingestion.button(12), operator);
  for (const id of [sos, fall]) expect((await operator.post(`/api/alarms/${id}/close`, { reason: 'REAL_PHONE', safetyVerifiedBy: 'voice' })).body.limits).toMatchObject([{ limit: 'CALL_BACK' }]);
  await operator.post(`/api/alarms/${tested}/close`, { reason: 'TEST' });
  const owed = async (due = 'all') => (await operator.get(`/api/call-backs?due=${due}`)).body.items.filter((row: any) => [sos, fall, tested].includes(row.id)).map((row: any) => [row.id, row.attempts]);
  expect(await owed()).toEqual([[sos, 0], [fall, 0]]);
  expect(await owed('late')).toEqual([]);
  const call = (id: string, body: object) => operator.post(`/api/alarms/${id}/call-back`, body);
  expect((await call(tested, { reached: true, satisfied: 5 })).body.code).toBe('call-back-not-due');
  expect((await call(sos, { reached: true })).body.code).toBe('call-back-incomplete');
  expect((await call(sos, { reached: true, satisfied: 1, vetoed: true })).body.code).toBe('call-back-incomplete');
  expect((await call(sos, { reached: false })).body.calledBack).toBe(false);
  await ingestion.database.forward('25 hours');
  expect(await owed('late')).toEqual([[sos, 1], [fall, 0]]);
  expect(await owed('overdue')).toEqual([]);
  await ingestion.database.forward('12 hours');
  await until('a supervisor hears of it', async () => (await ingestion.eventsOf(sos)).some(({ name, payload }) => name === 'alarm.escalated' && payload.limit === 'CALL_BACK'));
  expect((await call(sos, { reached: true, satisfied: 1, vetoed: true, note: '无人上门' })).body).toMatchObject({ calledBack: true, limits: [] });
  expect(await owed()).toEqual([]);
  expect((await call(fall, { reached: true, satisfied: 5 })).body.code).toBe('call-back-not-due');
  expect((await ingestion.eventsOf(sos)).at(-1)!.payload).toMatchObject({ reached: true, satisfied: 1, vetoed: true });
  const { callBacks } = (await operator.get(`/api/alarms/${sos}`)).body as AlarmDetail;
  expect(callBacks.map(({ reached, by }) => [reached, by])).toEqual([[false, '回访'], [true, '回访']]);
});

test('technical alarms have a queue of their own and make no sound', async () => {
  const operator = await ingestion.operator();
  await press(ingestion.button(13), 'LOW_BATTERY');
  const technical = (await operator.get('/api/alarms?queue=technical&limit=200')).body.items;
  const calls = (await operator.get('/api/alarms?queue=calls&limit=200')).body.items;
  expect(technical.map((row: any) => [row.level, row.ring])).toContainEqual(['T', null]);
  expect(technical.every((row: any) => row.level === 'T')).toBe(true);
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.some((row: any) => row.level === 'T')).toBe(false);
});

test('nobody reads or does any of it outside the own scope or role', async () => {
  const operator = await ingestion.operator();
  const button = ingestion.button(14);
  const id = await taken(button, operator);
  const { body: referral } = await operator.post(`/api/alarms/${id}/referrals`, { agency: '110' });
  const elsewhere = (await newest(button)).org_path.startsWith('420100.420106') ? '420100.420102' : '420100.420106';
  const stranger = await ingestion.operator('远方', { orgPath: elsewhere });
  const acts: [string, object][] = [
    ['hand-over/accept', {}],
    ['hand-over/refuse', {}],
    ['merge', { into: id }],
    ['referrals', { agency: '120' }],
    [`referrals/${referral.id}/follow-up`, { result: 'ANSWERED' }],
    ['call-back', { reached: false }],
  ];
  const family = await ingestion.person('family', { elderIds: [button.elderId] });
  for (const [act, body] of acts) {
    expect([act, (await stranger.post(`/api/alarms/${id}/${act}`, body)).status]).toEqual([act, 404]);
    expect([act, (await family.post(`/api/alarms/${id}/${act}`, body)).status]).toEqual([act, 403]);
  }
  expect((await stranger.get(`/api/alarms/${id}/calls`)).status).toBe(404);
  expect((await stranger.get('/api/referrals')).body.items).toEqual([]);
  expect((await family.get('/api/referrals')).status).toBe(403);
  expect((await family.get('/api/call-backs')).status).toBe(403);
  expect((await operator.get('/api/supervision')).status).toBe(403);
  expect((await operator.get('/api/referrals?after=AAAA')).body.code).toBe('bad-cursor');
  expect(account('operator')).toBeDefined();
});
