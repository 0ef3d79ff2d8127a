// Real: PostgreSQL with a small seeded city, the MQTT door, the HTTP door, row-level security, the movable clock.
import type { SupervisionView } from '../../../apps/alarm-ingestion/src/supervision/supervision.dto.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('supervision');
});
afterAll(() => ingestion?.stop());

const press = (device: SeededDevice, type = 'SOS') => ingestion.says(device, { at: new Date().toISOString(), alarms: [{ type, active: true }] });

test('the supervisor sees who is free, what waits, how soon calls were taken, what has climbed and what is owed', async () => {
  const supervisor = await ingestion.person('supervisor', { name: '班长' });
  const [busy, free, pausing] = [await ingestion.operator('忙'), await ingestion.operator('闲'), await ingestion.operator('歇')];
  const view = async () => (await supervisor.get('/api/supervision')).body as SupervisionView;
  const buttons = [0, 1, 2, 3].map((which) => ingestion.button(which));
  const take = async (button: SeededDevice) => {
    const { id } = (await ingestion.alarmsOf(button))[0]!;
    await busy.post(`/api/alarms/${id}/acknowledge`);
    await busy.post(`/api/alarms/${id}/contact`, { party: 'ELDER', result: 'ANSWERED' });
    return id as string;
  };
  await press(buttons[0]!);
  await take(buttons[0]!);
  await press(buttons[1]!);
  await ingestion.database.forward('40 s');
  const closed = await take(buttons[1]!);
  await busy.post(`/api/alarms/${closed}/close`, { reason: 'FALSE_PRESS', safetyVerifiedBy: 'voice' });
  await press(buttons[2]!);
  await ingestion.database.forward('100 s');
  await until('the one that nobody takes climbs', async () => (await ingestion.alarmsOf(buttons[2]!))[0]!.escalation === 'SUPERVISOR');
  await press(buttons[3]!, 'LOW_BATTERY');
  expect((await free.post('/api/supervision/presence', { pausing: false })).status).toBe(204);
  await pausing.post('/api/supervision/presence', { pausing: true });

  const seen = await view();
  expect(seen.people.map(({ name, standing, calls }) => [name, standing, calls]).toSorted()).toEqual([['忙', 'busy', 1], ['歇', 'pausing', 0], ['闲', 'free', 0]]);
  expect(seen.waiting.map(({ level, count, overdue }) => [level, count, overdue])).toEqual([['P1', 1, 1], ['P2', 0, 0], ['P3', 0, 0], ['T', 1, 0]]);
  expect(seen.answered.day[0]).toEqual({ level: 'P1', raised: 3, answered: 2, within15: 1, within60: 2, within180: 2, withinHard: 2 });
  expect(seen.escalated.map(({ elderId, escalation }) => [elderId, escalation])).toEqual([[buttons[2]!.elderId, 'SUPERVISOR']]);
  expect(seen.callBacks).toEqual({ open: 1, late: 0, overdue: 0 });
  expect(seen.followUps).toEqual({ open: 0, late: 0, overdue: 0 });

  await ingestion.database.forward('181 s');
  await pausing.post('/api/supervision/presence', { pausing: false });
  expect((await view()).people.map(({ name, standing, role }) => [name, standing, role]).toSorted()).toEqual([['忙', 'gone', null], ['歇', 'free', 'operator']]);

  await ingestion.database.forward('25 hours');
  const next = await view();
  expect(next.answered.day[0]).toMatchObject({ raised: 0 });
  expect(next.callBacks).toEqual({ open: 1, late: 1, overdue: 0 });
});

test('of the own district only', async () => {
  const path = (await ingestion.alarmsOf(ingestion.button(0)))[0]!.org_path as string;
  const elsewhere = path.startsWith('420100.420106') ? '420100.420102' : '420100.420106';
  const stranger = await ingestion.person('district-officer', { orgPath: elsewhere });
  const seen = (await stranger.get('/api/supervision')).body as SupervisionView;
  const foreign = await ingestion.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM alarm_ingestion.alarm WHERE org_path LIKE $1 || '.%'`, [elsewhere]);
  expect(seen.answered.month.reduce((sum, { raised }) => sum + raised, 0)).toBeLessThanOrEqual(foreign[0]!.count);
  expect(seen.people).toEqual([]);
});
