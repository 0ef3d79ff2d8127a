// Real: PostgreSQL with a small seeded city, the MQTT door, timers by the database's movable clock.
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('time');
});
afterAll(() => ingestion?.stop());

const press = (device: SeededDevice, type = 'SOS', active = true) => ingestion.says(device, { at: new Date().toISOString(), alarms: [{ type, active }] });
const escalation = async (device: SeededDevice) => (await ingestion.alarmsOf(device))[0]!.escalation as string | null;

test('a P1 that nobody acknowledges climbs at 60 s and at 180 s, and once each, also across a restart', async () => {
  const [unanswered, answered, cancelled] = [ingestion.button(0), ingestion.button(1), ingestion.button(2)];
  await press(unanswered);
  await press(answered);
  await press(cancelled, 'FALL');
  await press(cancelled, 'FALL', false);
  const operator = await ingestion.operator();
  const { id: answeredId } = (await ingestion.alarmsOf(answered))[0]!;
  await operator.post(`/api/alarms/${answeredId}/acknowledge`);
  await operator.post(`/api/alarms/${answeredId}/contact`, { party: 'ELDER', result: 'ANSWERED' });

  await ingestion.database.forward('45 s');
  expect(await escalation(unanswered)).toBeNull();
  await ingestion.restart(() => ingestion.database.forward('16 s'));
  await until('the supervisor is told', async () => (await escalation(unanswered)) === 'SUPERVISOR');
  await ingestion.database.forward('120 s');
  await until('the district is told', async () => (await escalation(unanswered)) === 'DISTRICT');

  const { id } = (await ingestion.alarmsOf(unanswered))[0]!;
  const climbed = (await ingestion.eventsOf(id)).filter(({ name }) => name === 'alarm.escalated');
  expect(climbed.map(({ payload }) => payload.step)).toEqual(['SUPERVISOR', 'DISTRICT']);
  expect(await escalation(answered)).toBeNull();
  expect(await escalation(cancelled)).toBeNull();
});

test('a process that slept through both steps takes them in order', async () => {
  const button = ingestion.button(3);
  await press(button);
  await ingestion.restart(() => ingestion.database.forward('600 s'));
  await until('the district is told', async () => (await escalation(button)) === 'DISTRICT');
  const { id } = (await ingestion.alarmsOf(button))[0]!;
  expect((await ingestion.eventsOf(id)).map(({ payload }) => payload.step).filter(Boolean)).toEqual(['SUPERVISOR', 'DISTRICT']);
});

test('three missed heartbeats: offline; the next word clears it', async () => {
  const button = ingestion.button(4);
  await ingestion.says(button, { metrics: { steps: 1 } }, 'telemetry');
  await ingestion.database.forward('44 minutes');
  await ingestion.says(button, { metrics: { steps: 2 } }, 'telemetry');
  await ingestion.database.forward('44 minutes');
  expect(await ingestion.alarmsOf(button)).toEqual([]);
  await ingestion.database.forward('2 minutes');
  await until('it is called offline', async () => (await ingestion.alarmsOf(button))[0]?.type === 'OFFLINE');
  expect((await ingestion.alarmsOf(button))[0]).toMatchObject({ level: 'T', device_id: button.id, cleared_at: null });
  await ingestion.says(button, { metrics: { steps: 3 } }, 'telemetry');
  expect((await ingestion.alarmsOf(button))[0]!.cleared_at).not.toBeNull();
});

test('smoke that a human closed and that is still there comes back after 30 min, not each minute', async () => {
  const button = ingestion.button(5);
  const operator = await ingestion.operator();
  await press(button, 'SMOKE');
  const { id } = (await ingestion.alarmsOf(button))[0]!;
  await operator.post(`/api/alarms/${id}/acknowledge`);
  await operator.post(`/api/alarms/${id}/close`, { reason: 'FALSE_ENV', safetyVerifiedBy: 'voice' });
  await ingestion.database.forward('60 s');
  await press(button, 'SMOKE');
  expect(await ingestion.alarmsOf(button)).toHaveLength(1);
  await ingestion.database.forward('30 minutes');
  await press(button, 'SMOKE');
  expect(await ingestion.alarmsOf(button)).toMatchObject([{ id, state: 'REOPENED', raised_again: 1, count: 1 }]);
});

test('the silence of an outage is ours, not the devices\': after it they have one more heartbeat to be heard', async () => {
  const [heard, gone] = [ingestion.button(8), ingestion.button(9)];
  for (const button of [heard, gone]) await ingestion.says(button, { metrics: { steps: 1 } }, 'telemetry');
  await ingestion.restart(() => ingestion.database.forward(`${heard.heartbeatSeconds * 5} s`));
  await ingestion.says(heard, { metrics: { steps: 2 } }, 'telemetry');
  expect(await ingestion.alarmsOf(gone)).toEqual([]);
  await ingestion.database.forward(`${gone.heartbeatSeconds + 1} s`);
  await until('the one that stays silent is called offline', async () => (await ingestion.alarmsOf(gone))[0]?.type === 'OFFLINE');
  expect(await ingestion.alarmsOf(heard)).toEqual([]);
});

test('what was taken back in silence is watched again from its first word after its next issue', async () => {
  const button = ingestion.button(7);
  const becomes = (state: string) => ingestion.database.query('UPDATE registry.device SET state = $2 WHERE id = $1', [button.id, state]);
  const judged = async () => (await ingestion.database.query(`SELECT FROM platform.timer WHERE kind = 'device.silent' AND subject = $1`, [button.id])).length === 0;
  await ingestion.says(button, { metrics: { steps: 1 } }, 'telemetry');
  await becomes('RETIRED');
  await ingestion.database.forward('46 minutes');
  await until('its silence was judged', judged);
  expect(await ingestion.alarmsOf(button)).toEqual([]);
  await becomes('ISSUED');
  await ingestion.says(button, { metrics: { steps: 2 } }, 'telemetry');
  await ingestion.database.forward('46 minutes');
  await until('it is called offline', async () => (await ingestion.alarmsOf(button))[0]?.type === 'OFFLINE');
});
