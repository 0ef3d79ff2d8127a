// Real: all services in one process, PostgreSQL, the MQTT door, timers on the movable clock, the live line.
import { join } from 'node:path';
import { freePort } from '../../apps/standalone/src/engine.js';
import { ALL_MODULES } from '../../apps/standalone/src/parts.js';
import { StageApp } from '#test/stage/app.js';
import { City, type Doors } from '#test/stage/city.js';
import type { StageDatabase } from '#test/stage/database.js';
import { until } from '#test/stage/until.js';
import { done, sosButton } from './acts.js';

let city: City;
let processes: Awaited<ReturnType<typeof restartable>>;
beforeAll(async () => {
  city = await City.open('unanswered', async (database) => (processes = await restartable(database)));
});
afterAll(() => city.close());

test('nobody acknowledges: at 60 s the supervisor hears of it, at 180 s the district and the first contact; an answered one stays where it is', async () => {
  const supervisor = await city.console('supervisor');
  const operator = await city.person('operator');
  const answered = sosButton(city, 2);
  const unanswered = sosButton(city, 3);
  await answered.presses('SOS');
  await unanswered.presses('SOS');
  const first = await supervisor.hears('alarm.raised', (event) => event.payload.elderId === answered.elderId);
  const second = await supervisor.hears('alarm.raised', (event) => event.payload.elderId === unanswered.elderId);
  await done(operator.post(`/api/alarms/${first.payload.alarmId}/acknowledge`));
  await done(operator.post(`/api/alarms/${first.payload.alarmId}/contact`, { party: 'ELDER', result: 'ANSWERED' }));
  const climbs = (step: string) => supervisor.hears('alarm.escalated', ({ payload }) => payload.alarmId === second.payload.alarmId && payload.step === step);

  await city.clock.forward('61 s');
  expect((await climbs('SUPERVISOR')).payload).toMatchObject({ limit: 'ACKNOWLEDGE', notifyContact: false });
  await city.clock.forward('120 s');
  expect((await climbs('DISTRICT')).payload).toMatchObject({ limit: 'ACKNOWLEDGE', notifyContact: true });

  expect(supervisor.heard.some((event) => event.name === 'alarm.escalated' && event.payload.alarmId === first.payload.alarmId)).toBe(false);
});

test('every process is down for ten minutes: when they are back the alarm is with the district, both steps told in order with their own time', async () => {
  const button = sosButton(city, 4);
  await button.presses('SOS');
  const [alarm] = await done(operatorsQueue(button.elderId));
  await button.leave();
  await processes.restart(() => city.clock.forward('600 s'));
  const operator = await city.person('operator');
  const climbed = await until('both steps are told', async () => {
    const { story } = await done(operator.get(`/api/alarms/${alarm.id}`));
    const lines = story.filter(({ kind }: { kind: string }) => kind === 'alarm.escalated');
    return lines.length === 2 && lines;
  });
  const after = (at: string) => (Date.parse(at) - Date.parse(alarm.raisedAt)) / 1000;
  expect(climbed.map(({ step, dueAt }: { step: string; dueAt: string }) => [step, after(dueAt)])).toEqual([['SUPERVISOR', 60], ['DISTRICT', 180]]);
  expect(after(climbed[0].at)).toBeGreaterThan(600);
  expect((await done(operator.get(`/api/alarms/${alarm.id}`)))).toMatchObject({ escalation: 'DISTRICT', ring: 'L1', state: 'RAISED' });
});

async function operatorsQueue(elderId: string) {
  const answer = await (await city.person('operator')).get('/api/alarms?limit=200');
  return { ...answer, body: answer.body.items.filter((row: { elderId: string }) => row.elderId === elderId) };
}

/** Every service in this process, which may end and begin again. */
async function restartable(database: StageDatabase): Promise<Doors & { restart(between: () => Promise<unknown>): Promise<void> }> {
  const mqttPort = await freePort();
  const start = () => StageApp.start(database, 'gateway', ALL_MODULES, { MQTT_PORT: String(mqttPort), CONSOLE_DIR: join(process.cwd(), 'dist', 'console') });
  let app = await start();
  return {
    get url() {
      return app.url;
    },
    mqttPort,
    stop: () => app.stop(),
    restart: async (between) => {
      await app.stop();
      await between();
      app = await start();
    },
  };
}
