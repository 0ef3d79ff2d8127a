// Real: PostgreSQL with a small seeded city, the MQTT door, the HTTP door, row-level security, the event log.
import type { AlarmRow } from '../../../apps/alarm-ingestion/src/alarm/alarm-row.dto.js';
import type { AlarmDetail } from '../../../apps/alarm-ingestion/src/alarm/alarm.dto.js';
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('alarms');
});
afterAll(() => ingestion?.stop());

let seq = 0;
const press = (device: SeededDevice, type = 'SOS', active = true) => ingestion.says(device, { seq: ++seq, alarms: [{ type, active }] });
async function pressed(device: SeededDevice): Promise<string> {
  await press(device);
  return (await ingestion.alarmsOf(device)).at(-1)!.id;
}

test('one open alarm per elder and type; alarms close together are one incident', async () => {
  const button = ingestion.button(0);
  await press(button);
  await press(button);
  await press(button, 'FALL');
  const [sos, fall] = await ingestion.alarmsOf(button);
  expect(sos).toMatchObject({ type: 'SOS', level: 'P1', state: 'RAISED', count: 2 });
  expect(fall).toMatchObject({ type: 'FALL', count: 1, incident_id: sos!.incident_id });
  expect((await ingestion.eventsOf(sos!.id)).map(({ name }) => name)).toEqual(['alarm.raised', 'alarm.repeated']);
  await ingestion.database.forward('601 s');
  await press(button, 'SMOKE');
  expect((await ingestion.alarmsOf(button)).at(-1)!.incident_id).not.toBe(sos!.incident_id);
});

test('a sensor that clears sets a flag and closes nothing; a fall taken back in time is marked', async () => {
  const button = ingestion.button(1);
  await press(button, 'SMOKE');
  await press(button, 'SMOKE', false);
  await press(button, 'FALL');
  await press(button, 'FALL', false);
  const operator = await ingestion.operator();
  expect(await ingestion.open(operator, button)).toEqual([
    expect.objectContaining({ type: 'SMOKE', state: 'RAISED', cleared: true, cancelledByWearer: false }),
    expect.objectContaining({ type: 'FALL', state: 'RAISED', cleared: true, cancelledByWearer: true }),
  ]);
});

test('of twenty operators at once one has it, and the others are told who', async () => {
  const id = await pressed(ingestion.button(2));
  const operators = await Promise.all(Array.from({ length: 20 }, (_, n) => ingestion.operator(`坐席${n}`)));
  const answers = await Promise.all(operators.map((operator) => operator.post(`/api/alarms/${id}/acknowledge`)));
  const winners = answers.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  const { holder } = winners[0]!.body;
  for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'alarm-held', holder, title: `此报警由${holder.name}处理` } });
  }
  expect((await ingestion.eventsOf(id)).filter(({ name }) => name === 'alarm.acknowledged')).toEqual([
    { name: 'alarm.acknowledged', payload: expect.objectContaining({ by: 'human' }), actor: holder },
  ]);
});

test('presses that go on while a human works on the alarm undo nothing of what the human did', async () => {
  const button = ingestion.button(7);
  const id = await pressed(button);
  const client = await ingestion.connect(button);
  const work = { going: true };
  let presses = 1;
  const pressing = (async () => {
    for (; work.going; presses++) await client.publishAsync(`up/${button.id}/alarm`, JSON.stringify({ seq: ++seq, alarms: [{ type: 'SOS', active: true }] }), { qos: 1 });
  })();
  const operator = await ingestion.operator('丙');
  await operator.post(`/api/alarms/${id}/acknowledge`);
  for (let call = 0; call < 15; call++) await operator.post(`/api/alarms/${id}/contact`, { party: 'ELDER', result: 'NO_ANSWER' });
  work.going = false;
  await pressing;
  expect(await ingestion.alarmsOf(button)).toMatchObject([{ state: 'VERIFYING', holder_name: '丙', count: presses }]);
});

test('from ring to close: acknowledge, call, hand over, close with safety verified, reopen', async () => {
  const button = ingestion.button(3);
  const id = await pressed(button);
  const [operator, other] = [await ingestion.operator('甲'), await ingestion.operator('乙')];
  const at = (act: string) => `/api/alarms/${id}/${act}`;
  expect((await operator.post(at('close'), { reason: 'FALSE_PRESS', safetyVerifiedBy: 'voice' })).body.code).toBe('not-acknowledged');
  expect((await operator.post(at('acknowledge'))).body).toMatchObject({ state: 'ACKED', holder: { name: '甲' } });
  expect((await operator.post(at('acknowledge'))).status).toBe(200);
  expect((await other.post(at('contact'), { party: 'ELDER', result: 'ANSWERED' })).body.code).toBe('alarm-held');
  expect((await operator.post(at('contact'), { party: 'ELDER', result: 'NO_ANSWER' })).body.state).toBe('VERIFYING');
  const [colleague] = await ingestion.database.query<{ id: string; name: string }>(`SELECT id, name FROM registry.account WHERE role = 'operator' LIMIT 1`);
  expect((await operator.get(at('colleagues'))).body).toContainEqual({ id: colleague!.id, name: colleague!.name, role: 'operator' });
  expect((await operator.post(at('hand-over'), { accountId: newId() })).body.code).toBe('no-such-colleague');
  expect((await operator.post(at('hand-over'), { accountId: colleague!.id })).body.holder).toEqual({ accountId: colleague!.id, name: colleague!.name });
  const supervisor = await ingestion.person('supervisor');
  expect((await supervisor.post(at('close'), { reason: 'FALSE_PRESS' })).body.code).toBe('safety-not-verified');
  expect((await supervisor.post(at('close'), { reason: 'TECH_FIXED' })).body.code).toBe('not-technical');
  expect((await supervisor.post(at('close'), { reason: 'NAP' })).body.code).toBe('bad-input');
  expect((await supervisor.post(at('close'), { reason: 'FALSE_PRESS', safetyVerifiedBy: 'voice' })).body).toMatchObject({ state: 'CLOSED', closeReason: 'FALSE_PRESS' });
  expect((await supervisor.post(at('contact'), { party: 'ELDER', result: 'ANSWERED' })).body.code).toBe('alarm-closed');
  expect((await operator.post(at('reopen'), { note: '老人又来电' })).body).toMatchObject({ state: 'REOPENED', holder: { name: '甲' }, closedAt: null });

  const detail = (await operator.get(`/api/alarms/${id}`)).body as AlarmDetail;
  expect(detail.elderName).toMatch(/\*/);
  expect(detail.contacts).toEqual([expect.objectContaining({ party: 'ELDER', result: 'NO_ANSWER', by: '甲' })]);
  expect(detail.story.map(({ kind }) => kind)).toEqual([
    'alarm.raised',
    'alarm.acknowledged',
    'alarm.contacted',
    'alarm.handed-over',
    'alarm.closed',
    'alarm.reopened',
  ]);
  expect(detail.story[2]).toMatchObject({ by: '甲', party: 'ELDER', result: 'NO_ANSWER' });
});

test('a closed call and a new press are two alarms; the old one is not opened beside the new', async () => {
  const button = ingestion.button(4);
  const id = await pressed(button);
  const operator = await ingestion.operator();
  await operator.post(`/api/alarms/${id}/acknowledge`);
  await operator.post(`/api/alarms/${id}/close`, { reason: 'TEST' });
  await press(button);
  expect(await ingestion.alarmsOf(button)).toHaveLength(2);
  expect((await operator.post(`/api/alarms/${id}/reopen`, { note: 'x' })).body.code).toBe('another-open');
  const detail = (await operator.get(`/api/alarms/${(await ingestion.open(operator, button))[0]!.id}`)).body as AlarmDetail;
  expect(detail.previous.map((alarm) => alarm.id)).toEqual([id]);
});

test('the desk: what nobody has comes first, then by level, then the oldest; pages join without a gap', async () => {
  const operator = await ingestion.operator();
  const all = (await operator.get('/api/alarms?limit=200')).body.items;
  const urgency = all.map((alarm: any) => [alarm.acknowledgedAt === null ? 0 : 1, alarm.level, alarm.raisedAt, alarm.id].join());
  expect(urgency).toEqual(urgency.toSorted());
  const paged: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { items: AlarmRow[]; next: string | null } = (await operator.get(`/api/alarms?limit=2${after && `&after=${after}`}`)).body;
    paged.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  expect(paged).toEqual(all.map(({ id }: { id: string }) => id));
  expect((await operator.get('/api/alarms?after=AAAA')).body.code).toBe('bad-cursor');
  expect((await operator.get(`/api/alarms?after=${Buffer.from('[true,"P1","x","y"]').toString('base64url')}`)).body.code).toBe('bad-cursor');
  expect((await operator.get('/api/alarms?state=closed')).body.items.every((alarm: any) => alarm.closedAt !== null)).toBe(true);
  expect((await operator.get('/api/alarms?level=P2')).body.items.every((alarm: any) => alarm.level === 'P2')).toBe(true);
});

test('nobody sees or touches an alarm outside the own scope', async () => {
  const button = ingestion.button(5);
  const id = await pressed(button);
  const [alarm] = await ingestion.alarmsOf(button);
  const elsewhere = alarm!.org_path.startsWith('420100.420106') ? '420100.420102' : '420100.420106';
  const stranger = await ingestion.operator('远方', { orgPath: elsewhere });
  expect(await ingestion.open(stranger, button)).toEqual([]);
  for (const act of ['acknowledge', 'contact', 'close', 'reopen', 'hand-over']) {
    const body = { acknowledge: undefined, contact: { party: 'ELDER', result: 'ANSWERED' }, close: { reason: 'TEST' }, reopen: { note: 'x' }, 'hand-over': { accountId: newId() } }[act];
    expect((await stranger.post(`/api/alarms/${id}/${act}`, body)).status).toBe(404);
  }
  expect((await stranger.get(`/api/alarms/${id}`)).status).toBe(404);
  expect((await stranger.get(`/api/alarms/${id}/colleagues`)).status).toBe(404);
  expect((await stranger.get(`/api/devices/${button.id}/readings`)).body).toEqual([]);
  const family = await ingestion.person('family', { elderIds: [button.elderId] });
  expect((await family.get('/api/alarms')).body.items.map((row: any) => row.id)).toEqual([id]);
  expect((await family.post(`/api/alarms/${id}/acknowledge`)).status).toBe(403);
  expect((await (await ingestion.person('caregiver', { caregiverId: 'C001', providerId: 'P01' })).get('/api/alarms')).status).toBe(403);
});

test('an order sends somebody, the visit arrives and ends; the alarm still waits for its human', async () => {
  const button = ingestion.button(6);
  const id = await pressed(button);
  const orderId = newId();
  const sender = account('operator', { name: '派单人' });
  const say = (name: string, payload: object) =>
    ingestion.database.query(
      `INSERT INTO platform.event (name, said_by, subject, at, org_path, actor, payload) VALUES ($1, 'test', $2, platform.now(), '420100', $3, $4)`,
      [name, orderId, { accountId: sender.accountId, name: sender.name }, payload],
    );
  const becomes = (state: string) => until(`the alarm is ${state}`, async () => (await ingestion.alarmsOf(button))[0]!.state === state);
  await say('order.placed', { orderId, alarmId: id, placedAt: new Date().toISOString() });
  await becomes('DISPATCHED');
  await say('visit.started', { orderId, visitId: newId(), arrivedAt: new Date().toISOString() });
  await becomes('ON_SITE');
  await say('visit.finished', { orderId, visitId: newId() });
  await becomes('RESOLVED');
  const [alarm] = await ingestion.alarmsOf(button);
  expect(alarm).toMatchObject({ holder_name: '派单人', order_id: orderId, closed_at: null });
  expect((await ingestion.eventsOf(id)).map(({ name }) => name)).toEqual([
    'alarm.raised',
    'alarm.acknowledged',
    'alarm.dispatched',
    'alarm.responder-arrived',
    'alarm.resolved',
  ]);
});
