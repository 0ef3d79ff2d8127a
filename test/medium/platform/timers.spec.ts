// Real: PostgreSQL, the timer table, the 250 ms tick, the movable clock.
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { cancelTimer, type DueTimer, setTimer, setTimers } from '#platform/timers.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { bareService } from '#test/stage/platform.js';
import { until } from '#test/stage/until.js';

const fired: { subject: string; early: boolean }[] = [];
const refused = new Set<string>();

@Listens('dispatch')
@Injectable()
class Alarmclock {
  @OnTimer('ring')
  async ring(timer: DueTimer, tx: Transaction): Promise<void> {
    if (refused.has(timer.subject)) throw new Error('not now');
    fired.push({ subject: timer.subject, early: tx.now < timer.dueAt });
    await tx.query('SELECT 1');
  }
}

let stage: StageDatabase;
let setter: Database;

const inSeconds = (subject: string, seconds: number) =>
  setter.within(SYSTEM, (tx) => setTimer(tx, 'dispatch', { kind: 'ring', subject, dueAt: new Date(tx.now.getTime() + seconds * 1000) }));
const start = () => StageApp.start(stage, 'dispatch', [bareService('dispatch', [Alarmclock])]);
const subjects = () => fired.map((one) => one.subject);

beforeAll(async () => {
  stage = await StageDatabase.clone('timers', 'empty');
  setter = new Database({ service: 'dispatch', entities: [], url: stage.url, poolSize: 2 });
  await setter.onModuleInit();
});
afterAll(async () => {
  await setter.onApplicationShutdown();
  await stage.drop();
});

test('a timer fires when the database clock says so, once, and one that was set meanwhile by nobody survives', async () => {
  await inSeconds('soon', 60);
  await inSeconds('later', 600);
  await inSeconds('cancelled', 60);
  await setter.within(SYSTEM, (tx) => cancelTimer(tx, 'dispatch', 'ring', 'cancelled'));
  const app = await start();
  await stage.forward('61 s');
  await until('the due timer has fired', () => subjects().includes('soon'));
  expect(subjects()).toEqual(['soon']);
  await app.stop();
});

test('a timer that came due while every process was down fires after the start', async () => {
  await stage.forward('10 min');
  const app = await start();
  await until('the missed timer has fired', () => subjects().includes('later'));
  expect(fired.some((one) => one.early)).toBe(false);
  await app.stop();
});

test('two workers share the due timers: each fires once', async () => {
  fired.length = 0;
  await setter.within(SYSTEM, (tx) =>
    setTimers(tx, 'dispatch', Array.from({ length: 1000 }, (_, n) => ({ kind: 'ring', subject: `n${n}`, dueAt: tx.now }))),
  );
  const workers = [await start(), await start()];
  await until('all have fired', () => fired.length >= 1000);
  expect(new Set(subjects()).size).toBe(1000);
  expect(fired).toHaveLength(1000);
  for (const worker of workers) await worker.stop();
});

test('a timer whose effect fails blocks no other and comes again', async () => {
  fired.length = 0;
  refused.add('stubborn');
  await inSeconds('stubborn', 0);
  await inSeconds('calm', 0);
  const app = await start();
  await until('the other timer has fired', () => subjects().includes('calm'));
  await until('the failure is counted', async () => (await stage.query('SELECT 1 FROM platform.timer WHERE attempts > 0')).length === 1);
  refused.clear();
  await stage.forward('1 min');
  await until('the stubborn one fires at last', () => subjects().includes('stubborn'));
  await app.stop();
});
