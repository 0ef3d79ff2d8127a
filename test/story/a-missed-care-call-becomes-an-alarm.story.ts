// Real: all services in one process, PostgreSQL, timers on the movable clock, the live line.
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('missed-call');
  // Ten in the morning of a Tuesday in Wuhan.
  await city.database.setClock(new Date('2026-12-01T02:00:00Z'));
});
afterAll(() => city.close());

test('three care calls ring in vain: the desk has an alarm, a human looks after it, the street answers for it, and the grid worker looks in', async () => {
  const desk = await city.console('operator');
  const [operator, street, worker] = [await city.person('operator'), await city.person('street'), await city.person('grid')];
  const { orgPath } = city.account('grid');
  const elders = await until('the elders are in care', async () => {
    const { items } = (await street.get('/api/care/elders')).body;
    return items?.length > 0 && items;
  });
  const elder = elders.find((row: any) => !row.awayUntil);
  const path = `/api/care/elders/${elder.id}`;
  await done(street.put(`${path}/plan`, { days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '11:30', note: '问问血压' }));

  const call = (await done(operator.get('/api/care/calls'))).items.find((one: any) => one.elderId === elder.id);
  await done(operator.post(`/api/care/calls/${call.id}/start`));
  await done(operator.post(`/api/care/calls/${call.id}/result`, { result: 'NO_ANSWER' }));
  for (const pause of ['30 minutes', '60 minutes']) {
    await city.clock.forward(pause);
    await desk.hears('care.call-due', ({ payload }) => payload.callId === call.id);
    await done(operator.post(`/api/care/calls/${call.id}/result`, { result: 'NO_ANSWER' }));
  }

  const raised = await desk.hears('alarm.raised', ({ payload }) => payload.type === 'CARE_CALL_MISSED');
  expect(raised).toMatchObject({ orgPath: expect.stringContaining(orgPath!), payload: { level: 'P3', elderId: elder.id, deviceId: null } });
  expect(JSON.stringify(desk.heard.filter(({ name }) => name.startsWith('care.')).map(({ payload }) => payload))).not.toContain(elder.elderName.slice(0, 1));

  const alarm = `/api/alarms/${raised.payload.alarmId}`;
  await done(operator.post(`${alarm}/acknowledge`));
  await done(operator.post(`${alarm}/contact`, { party: 'GRID_WORKER', result: 'ANSWERED' }));
  await done(operator.post(`${alarm}/close`, { reason: 'REAL_PHONE', safetyVerifiedBy: 'neighbour' }));
  await until('the alarm is a demand of the street', async () => {
    const rows = await city.database.query('SELECT FROM response_rate.demand WHERE id = $1', [raised.payload.incidentId]);
    return rows.length > 0;
  });

  const visited = await done(worker.post(`${path}/visits`, { way: 'DOOR', met: true, findings: { SPIRIT: 'FAIR', BODY: 'GOOD', HOME: 'GOOD', LIVING: 'GOOD' }, needs: ['COMPANY'], note: '手机落在邻居家' }));
  expect(visited).toMatchObject({ visits: [{ by: '程果', fulfilled: true }], calls: [{ state: 'MISSED' }], needs: [{ need: 'COMPANY' }] });
  await desk.hears('care.visited', ({ payload }) => payload.elderId === elder.id);
});
