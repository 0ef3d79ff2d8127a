// Real: all services in one process, PostgreSQL, the MQTT door, timers on the movable clock, the family's routes.
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done } from './acts.js';

let city: City;
beforeAll(async () => {
  city = await City.open('family-hears');
});
afterAll(() => city.close());

test('nobody answers a pressed button: the first contact is told, the family follows who has it; without consent it sees nothing', async () => {
  const [elderId] = city.account('family').elderIds;
  const button = city.device((device) => device.class === 'SOS' && device.elderId === elderId);
  const family = await city.person('family');
  const elder = await city.person('elder');
  const operator = await city.person('operator');
  const tales = () => done(family.get(`/api/elders/${elderId}/tales`));
  await done(family.put(`/api/registry/elders/${elderId}/notice-preference`, { phone: '19900008888', channels: ['sms'], kinds: ['ALARM', 'PROGRESS'], locale: 'zh-CN', quietFrom: '22:00', quietTo: '07:00' }));

  await button.presses('SOS');
  const alarm = await until('the family sees the alarm', async () => (await tales()).items[0]);
  expect(alarm).toMatchObject({ type: 'SOS', holderName: null, steps: [{ kind: 'RAISED' }] });
  await city.clock.forward('61 s');
  await until('the supervisor is asked', async () => (await done(operator.get(`/api/alarms/${alarm.id}`))).escalation === 'SUPERVISOR');
  await city.clock.forward('120 s');
  const notices = () => done(family.get(`/api/registry/elders/${elderId}/notices`));
  // No gateway in this city: what would have gone out is kept, and says that it did not.
  const told = await until('the first contact is to be rung and written to', async () => {
    const { items } = await notices();
    const unanswered = items.filter(({ template }: { template: string }) => template === 'ALARM_UNANSWERED');
    return unanswered.length === 2 && unanswered;
  });
  expect(told.map(({ channel, contactPlace, state }: Record<string, unknown>) => `${channel} ${contactPlace} ${state}`).toSorted()).toEqual(['sms 1 NOT_CONFIGURED', 'voice 1 NOT_CONFIGURED']);

  await done(operator.post(`/api/alarms/${alarm.id}/acknowledge`));
  await until('the family sees who has it', async () => {
    const [tale] = (await tales()).items;
    return tale.holderName === '周岚' && tale.steps.map(({ kind }: { kind: string }) => kind).join() === 'RAISED,UNANSWERED,TAKEN';
  });
  await until('and is told', async () => (await notices()).items.some(({ template, mine }: { template: string; mine: boolean }) => template === 'ALARM_TAKEN' && mine));

  expect((await done(family.get('/api/alarms'))).items).toHaveLength(1);
  await done(elder.post(`/api/registry/elders/${elderId}/consents`, { kind: 'FAMILY_SHARING', granted: false, givenBy: 'ELDER', purpose: '不愿家属查看' }));
  expect(await tales()).toEqual({ shared: false, items: [] });
  expect((await done(family.get('/api/alarms'))).items).toEqual([]);
  expect(await done(family.get(`/api/elders/${elderId}/night`))).toMatchObject({ shared: false, alarms: [] });
  expect((await done(elder.get(`/api/elders/${elderId}/tales`))).items).toHaveLength(1);
  const stranger = city.account('caregiver');
  expect(stranger.elderIds).toEqual([]);
  expect((await (await city.person('caregiver')).get(`/api/elders/${elderId}/tales`)).status).toBe(403);
});
