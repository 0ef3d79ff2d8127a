// Real: PostgreSQL, the service roles, the event log, two writers' pools, the follower with its LISTEN connection.
import { Injectable } from '@nestjs/common';
import type { AnyHappened, Happened } from '#contracts/flow.js';
import { Database, type Transaction } from '#platform/database.js';
import { type Cursor, LOG_START, newestCursor, parseCursor, readEvents, tell } from '#platform/event-log.js';
import { Hears, HearsBatch, Listens } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { bareService } from '#test/stage/platform.js';
import { until } from '#test/stage/until.js';

const heard: string[] = [];
let poison: string | null = null;

@Listens('dispatch')
@Injectable()
class Ear {
  @Hears('elder.changed')
  async onChange(event: Happened<'elder.changed'>, tx: Transaction): Promise<void> {
    if (event.subject === poison) throw new Error('poison');
    await tx.query('INSERT INTO dispatch.heard (subject) VALUES ($1)', [event.subject]);
    heard.push(event.subject);
  }
}

const batches: string[][] = [];

@Listens('dispatch')
@Injectable()
class BatchEar {
  @HearsBatch('elder.changed')
  async onChanges(events: AnyHappened[]): Promise<void> {
    batches.push(events.map((event) => event.subject));
  }
}

let stage: StageDatabase;
let writer: Database;

const say = (tx: Transaction, subject: string) => tell(tx, { name: 'elder.changed', subject, orgPath: '420100', payload: { elderId: subject } });

beforeAll(async () => {
  stage = await StageDatabase.clone('event-log', 'empty');
  await stage.query('CREATE TABLE dispatch.heard (subject text PRIMARY KEY); GRANT ALL ON dispatch.heard TO huying_dispatch');
  writer = new Database({ service: 'registry', entities: [], url: stage.url, poolSize: 8 });
  await writer.onModuleInit();
});
afterAll(async () => {
  await writer.onApplicationShutdown();
  await stage.drop();
});

test('a reader that follows by cursor misses nothing under eight writers of uneven speed', async () => {
  const read: string[] = [];
  let cursor = LOG_START;
  const readOn = async () => {
    const events = await writer.within(SYSTEM, (tx) => readEvents(tx, cursor, 50));
    read.push(...events.map((event) => event.subject));
    if (events.length > 0) cursor = parseCursor(events.at(-1)!.cursor)!;
    return read.length >= 320;
  };
  const reader = until('every event was read', readOn);
  await Promise.all(
    Array.from({ length: 8 }, async (_, w) => {
      for (let n = 0; n < 40; n++) {
        await writer.within(SYSTEM, async (tx) => {
          await say(tx, `w${w}-${n}`);
          if (n % 3 === 0) await tx.query('SELECT pg_sleep(0.004)');
        });
      }
    }),
  );
  await reader;
  await readOn();
  expect(read).toHaveLength(320);
  expect(new Set(read).size).toBe(320);
});

test('an event is not readable before its transaction ends, and an aborted one never', async () => {
  await writer
    .within(SYSTEM, async (tx) => {
      await say(tx, 'aborted');
      throw new Error('changed my mind');
    })
    .catch(() => {});
  const subjects = async (after: Cursor) => (await writer.within(SYSTEM, (tx) => readEvents(tx, after, 500))).map((event) => event.subject);
  const before = await writer.within(SYSTEM, (tx) => newestCursor(tx));
  const seenInside = await writer.within(SYSTEM, async (tx) => {
    await say(tx, 'held');
    return subjects(before);
  });
  expect(seenInside).not.toContain('held');
  await until('the committed event is readable', async () => (await subjects(before)).includes('held'));
  expect(await subjects(LOG_START)).not.toContain('aborted');
});

test('a consumer hears each event once in effect, across a restart, and parks a poison event', async () => {
  const module = bareService('dispatch', [Ear, BatchEar]);
  const first = await StageApp.start(stage, 'dispatch', [module]);
  await until('everything said so far is heard', () => heard.length === 321);
  // The batch hears the same events in the same order, many at once.
  expect(batches.flat()).toEqual(heard);
  expect(batches.length).toBeLessThan(10);
  await first.stop();

  poison = 'bad';
  await writer.within(SYSTEM, (tx) => say(tx, 'bad'));
  await writer.within(SYSTEM, (tx) => say(tx, 'good'));
  const second = await StageApp.start(stage, 'dispatch', [module]);
  await until('the event behind the poison is heard', () => heard.includes('good'));
  const [parked] = await stage.query<{ name: string; error: string; attempts: number }>('SELECT name, error, attempts FROM platform.event_parked');
  expect(parked).toEqual({ name: 'elder.changed', error: 'poison', attempts: 5 });
  const ready = await second.anonymous().get('/health/ready');
  expect(ready.body.parts['dispatch events']).toMatchObject({ ok: true, parked: 1 });
  expect(new Set(heard).size).toBe(heard.length);
  await second.stop();
});
