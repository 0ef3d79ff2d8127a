// Real: PostgreSQL with a small seeded city, the MQTT door, the HTTP door, timers by the database's movable clock.
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('testmode');
});
afterAll(() => ingestion?.stop());

let seq = 0;
const press = (device: SeededDevice, type = 'SOS', active = true) => ingestion.says(device, { seq: ++seq, alarms: [{ type, active }] });
const engineer = () => ingestion.person('device-engineer', { name: '设备工程师' });

test('what a device signals in test mode is a closed test that calls nobody; after the window a press is a press', async () => {
  const button = ingestion.button(0);
  const person = await engineer();
  const opened = await person.post(`/api/devices/${button.id}/test`, { purpose: 'ACTIVATION', minutes: 5 });
  expect(opened).toMatchObject({ status: 201, body: { deviceId: button.id, purpose: 'ACTIVATION', by: '设备工程师', signalled: [] } });
  expect((await person.post(`/api/devices/${button.id}/test`, { purpose: 'SELF_TEST' })).body).toMatchObject({ status: 409, code: 'test-running', by: '设备工程师', until: opened.body.until });
  await press(button);
  await press(button);
  const [tested, ...more] = await ingestion.alarmsOf(button);
  expect(more).toEqual([]);
  expect(tested).toMatchObject({ type: 'SOS', state: 'CLOSED', close_reason: 'TEST', count: 2, waiting_since: null, call_back_owed: false });
  expect(await ingestion.eventsOf(tested!.id)).toEqual([]);
  expect((await ingestion.eventsOf(button.id)).filter(({ name }) => name === 'device.tested')).toEqual([
    expect.objectContaining({ payload: { deviceId: button.id, purpose: 'ACTIVATION', types: ['SOS'], testedAt: expect.any(String) }, actor: expect.objectContaining({ name: '设备工程师' }) }),
    expect.anything(),
  ]);
  expect((await person.get(`/api/devices/${button.id}/test`)).body.signalled).toEqual(['SOS']);
  expect(await ingestion.open(await ingestion.operator(), button)).toEqual([]);
  expect((await (await ingestion.operator()).post(`/api/alarms/${tested!.id}/reopen`, { note: 'x' })).body.code).toBe('not-closed');

  // Its purpose is proved: a minute later a press is a press, though five were asked for.
  await ingestion.database.forward('61 s');
  await press(button);
  expect(await ingestion.open(await ingestion.operator(), button)).toEqual([expect.objectContaining({ type: 'SOS', state: 'RAISED', count: 1 })]);
  expect((await person.get(`/api/devices/${button.id}/test`)).body.code).toBe('no-test-window');
});

test('smoke that the test began and that has not gone is smoke: at the end of the window, or when it is ended by hand', async () => {
  const [late, early, gone] = [ingestion.button(1), ingestion.button(2), ingestion.button(3)];
  const person = await engineer();
  for (const button of [late, early, gone]) {
    await person.post(`/api/devices/${button.id}/test`, { purpose: 'SELF_TEST', minutes: 10 });
    await press(button, 'SMOKE');
  }
  await press(gone, 'SMOKE', false);
  expect((await person.delete(`/api/devices/${early.id}/test`)).status).toBe(204);
  expect((await person.delete(`/api/devices/${early.id}/test`)).status).toBe(404);
  const open = async (button: SeededDevice) => (await ingestion.alarmsOf(button)).filter(({ closed_at }) => closed_at === null).map(({ type, state }) => [type, state]);
  expect(await open(early)).toEqual([['SMOKE', 'RAISED']]);
  expect(await open(late)).toEqual([]);
  await ingestion.database.forward('61 s');
  await until('the one that is still there is raised, a minute after it proved itself', async () => (await open(late)).length === 1);
  expect(await open(gone)).toEqual([]);
});

test('a real alarm stays one while somebody tries the device out', async () => {
  const button = ingestion.button(4);
  const operator = await ingestion.operator();
  await press(button);
  await (await engineer()).post(`/api/devices/${button.id}/test`, { purpose: 'MAINTENANCE' });
  await press(button);
  expect(await ingestion.open(operator, button)).toEqual([expect.objectContaining({ type: 'SOS', state: 'RAISED', count: 1 })]);
});

test('only who stands beside it tries it out: families their own, nobody a stranger\'s, none for longer than half an hour', async () => {
  const [own, other] = [ingestion.button(5), ingestion.button(6)];
  const family = await ingestion.person('family', { elderIds: [own.elderId] });
  expect((await family.post(`/api/devices/${own.id}/test`, { purpose: 'SELF_TEST' })).status).toBe(201);
  expect((await family.post(`/api/devices/${other.id}/test`, { purpose: 'SELF_TEST' })).body.code).toBe('device-not-found');
  expect((await family.delete(`/api/devices/${other.id}/test`)).status).toBe(404);
  expect((await family.post(`/api/devices/${own.id}/test`, { purpose: 'MAINTENANCE' })).body).toMatchObject({ status: 403, code: 'purpose-not-yours' });
  const stranger = await ingestion.person('device-engineer', { orgPath: '420100.429999' });
  expect((await stranger.post(`/api/devices/${own.id}/test`, { purpose: 'SELF_TEST' })).status).toBe(404);
  const person = await engineer();
  expect((await person.post(`/api/devices/${other.id}/test`, { purpose: 'SELF_TEST', minutes: 31 })).status).toBe(400);
  expect((await person.post(`/api/devices/${other.id}/test`, { purpose: 'FUN' })).status).toBe(400);
  expect((await (await ingestion.person('caregiver', { caregiverId: 'C001', providerId: 'P01' })).post(`/api/devices/${own.id}/test`, { purpose: 'SELF_TEST' })).status).toBe(403);
});
