// Real: all services in one process, PostgreSQL, the MQTT door, the live line, the rate.
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done, sosButton } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('tested');
});
afterAll(() => city.close());

const demandsOf = (elderId: string) =>
  city.database.query<{ id: string; outcome: string; why: string | null; close_reason: string | null }>('SELECT id, outcome, why, close_reason FROM response_rate.demand WHERE elder_id = $1 ORDER BY created_at', [elderId]);

test('an engineer tries a button out: everybody sees the test, nobody is called, and the rate knows nothing of it', async () => {
  const device = sosButton(city, 5);
  const desk = await city.console('supervisor');
  const operator = await city.person('operator');
  await done(operator.post(`/api/devices/${device.id}/test`, { purpose: 'ACTIVATION', minutes: 5 }));
  await device.presses('SOS');
  expect((await desk.hears('device.tested', (event) => event.payload.deviceId === device.id)).payload).toMatchObject({ purpose: 'ACTIVATION', types: ['SOS'] });
  const queue = await done(operator.get('/api/alarms?limit=200'));
  expect(queue.items.filter((row: { elderId: string }) => row.elderId === device.elderId)).toEqual([]);

  await done(operator.delete(`/api/devices/${device.id}/test`));
  await device.presses('SOS');
  const { payload } = await desk.hears('alarm.raised', (event) => event.payload.elderId === device.elderId);
  await until('the real press is a demand', async () => (await demandsOf(device.elderId)).length > 0);
  expect((await demandsOf(device.elderId)).map(({ id }) => id)).toEqual([payload.incidentId]);
});

test('two calls of one need are one demand; a call-back that vetoes makes it fail', async () => {
  const device = sosButton(city, 6);
  const desk = await city.console('supervisor');
  const operator = await city.person('operator');
  const raised = async (type: 'SOS' | 'FALL') => {
    await device.presses(type);
    const { payload } = await desk.hears('alarm.raised', (event) => event.payload.elderId === device.elderId && event.payload.type === type);
    await done(operator.post(`/api/alarms/${payload.alarmId}/acknowledge`));
    return payload;
  };
  const first = await raised('SOS');
  await done(operator.post(`/api/alarms/${first.alarmId}/contact`, { party: 'ELDER', result: 'ANSWERED' }));
  await city.clock.forward('20 minutes');
  const second = await raised('FALL');
  expect(second.incidentId).not.toBe(first.incidentId);
  await done(operator.post(`/api/alarms/${second.alarmId}/merge`, { into: first.alarmId }));
  await done(operator.post(`/api/alarms/${first.alarmId}/close`, { reason: 'REAL_PHONE', safetyVerifiedBy: 'voice' }));
  const outcomes = async () => Object.fromEntries((await demandsOf(device.elderId)).map(({ id, outcome, why }) => [id, [outcome, why]]));
  await until('one is answered, the other a duplicate', async () => {
    const seen = await outcomes();
    return seen[first.incidentId]?.[0] === 'effective' && seen[second.incidentId]?.[0] === 'excluded';
  });
  expect(await outcomes()).toEqual({ [first.incidentId]: ['effective', null], [second.incidentId]: ['excluded', 'DUPLICATE'] });

  await done(operator.post(`/api/alarms/${first.alarmId}/call-back`, { reached: true, satisfied: 1, vetoed: true, note: '没有人来' }));
  await until('the veto counts', async () => (await outcomes())[first.incidentId]?.[0] === 'failed');
  expect((await outcomes())[first.incidentId]).toEqual(['failed', 'NO_VETO']);
});
