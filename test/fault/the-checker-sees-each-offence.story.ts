// Real: PostgreSQL with a small seeded city. Each clause of the checker is shown the offence that it is there for.
import { newId } from '#platform/id.js';
import { StageDatabase } from '#test/stage/database.js';
import { checkBuried, noteUnreadable, type Unreadable } from './check-buried.js';
import { checkClocks } from './check-clocks.js';
import { checkHeard } from './check-heard.js';
import { checkIngest } from './check-ingest.js';
import { type Deed, tallyOf } from './history.js';

const DEVICE = 'SOS-PLANTED';
const ELDER = '00000000-0000-7000-8000-000000000001';
const WAITING_SINCE = new Date(Date.now() - 10 * 60_000);

let database: StageDatabase;
beforeAll(async () => {
  database = await StageDatabase.clone('checker');
});
afterAll(() => database?.drop());
beforeEach(() => sql('TRUNCATE alarm_ingestion.reading, alarm_ingestion.dead_letter, alarm_ingestion.alarm, platform.timer, platform.event CASCADE'));

const sql = <R>(text: string, parameters?: unknown[]) => database.query<R>(text, parameters);
const look = sql as never;

const deed = (kind: Deed['deed'], n: number, more: Partial<Deed> = {}): Deed => ({ deed: kind, device: DEVICE, n, at: '', ...more });
const call = (n: number) => deed('tried', n, { kind: 'sos', elder: ELDER });

/** Stored by the door. */
const stored = (n: number, number = n) =>
  sql(
    `INSERT INTO alarm_ingestion.reading (device_id, at, number, received_at, elder_id, org_path, metrics) VALUES ($1, now(), $2, now(), $3, '420100', $4)`,
    [DEVICE, number, ELDER, JSON.stringify({ number: n })],
  );

/** A P1 that nobody has answered for ten minutes, and who was called for it: all is well. */
async function standing(count = 1, steps: readonly string[] = ['SUPERVISOR', 'DISTRICT'], key = `${ELDER}/SOS`): Promise<string> {
  const id = newId();
  await sql(
    `INSERT INTO alarm_ingestion.alarm (id, incident_id, key, type, level, state, count, elder_id, device_id, street_code, org_path, raised_at, last_signal_at, waiting_since, escalation)
     VALUES ($1, $1, $2, 'SOS', 'P1', 'RAISED', $3, $4, $5, '420102002', '420100.420102.420102002', $6, $6, $6, $7)`,
    [id, key, count, ELDER, DEVICE, WAITING_SINCE, steps.at(-1) ?? null],
  );
  await say(id, 'alarm.raised', {});
  for (const step of steps) await climb(id, step, step === 'DISTRICT' ? 180 : 60, 1);
  return id;
}

const climb = (id: string, step: string, afterSeconds: number, lateSeconds: number) => {
  const dueAt = WAITING_SINCE.getTime() + afterSeconds * 1000;
  return say(id, 'alarm.escalated', { limit: 'ACKNOWLEDGE', step, dueAt: new Date(dueAt).toISOString() }, new Date(dueAt + lateSeconds * 1000));
};

const say = (id: string, name: string, payload: object, at = WAITING_SINCE) =>
  sql(`INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ($1, 'alarm-ingestion', $2, $3, '420100', $4)`, [name, id, at, payload]);

const timer = (subject: string, due: string, parked = false) =>
  sql(
    `INSERT INTO platform.timer (service, kind, subject, due_at, parked_at) VALUES ('alarm-ingestion', 'alarm.limit', $1, platform.now() + $2::interval, CASE WHEN $3 THEN now() END)`,
    [subject, due, parked],
  );

async function found(deeds: Deed[] = []): Promise<Record<string, string[]>> {
  const { findings } = await checkIngest(await tallyOf(deeds), look);
  return Object.fromEntries(Object.entries({ ...findings, ...(await checkClocks(look)) }).filter(([, offenders]) => offenders.length > 0));
}

test('when all is well it finds nothing', async () => {
  await stored(1);
  await stored(2);
  await standing(2);
  // What was tried and never answered may be stored or not; so may its call be counted or not.
  expect(await found([call(1), deed('acknowledged', 1), call(2), deed('tried', 3)])).toEqual({});
});

test('acknowledged and not stored: lost', async () => {
  await stored(1);
  expect(await found([deed('tried', 1), deed('tried', 2), deed('acknowledged', 1), deed('acknowledged', 2)])).toEqual({ lost: [`${DEVICE}#2`] });
});

test('stored and never tried', async () => {
  await stored(1);
  expect(await found()).toEqual({ invented: [`${DEVICE}#1`] });
});

test('stored twice', async () => {
  await stored(1);
  await stored(1, 1_000_001);
  expect(await found([deed('tried', 1)])).toEqual({ twice: [`${DEVICE}#1`] });
});

test('answered while nothing could be committed', async () => {
  await stored(1);
  await stored(2);
  const deeds = [deed('tried', 1), deed('tried', 2), { deed: 'down', at: '' }, deed('acknowledged', 1), { deed: 'up', at: '' }, deed('acknowledged', 2)] as Deed[];
  expect(await found(deeds)).toEqual({ answeredWhileDown: [`${DEVICE}#1`] });
});

test('two open alarms of one kind: their only guard, the index, is taken away for this', async () => {
  await sql('DROP INDEX alarm_ingestion.alarm_open_once');
  await standing();
  await standing();
  expect(await found()).toEqual({ doubledAlarms: [`${ELDER}/SOS`] });
});

test.each([
  ['a call that raised nothing', 0],
  ['a call counted twice', 3],
  ['a call not counted', 1],
])('%s', async (_, count) => {
  await stored(1);
  await stored(2);
  if (count > 0) await standing(count);
  expect(await found([call(1), call(2)])).toEqual({ miscounted: [ELDER] });
});

test('nobody watches an open alarm: no timer, one of another beginning, or one that was given up', async () => {
  const id = await standing(1, ['SUPERVISOR']);
  const unwatched = async () => (await found())['unwatched'];
  expect(await unwatched()).toEqual([id]);
  await timer(`${id}/ACKNOWLEDGE/12345`, '1 minute');
  expect(await unwatched()).toEqual([id]);
  await timer(`${id}/ACKNOWLEDGE/${WAITING_SINCE.getTime()}`, '1 minute', true);
  expect(await unwatched()).toEqual([id]);
  await sql('UPDATE platform.timer SET parked_at = NULL');
  expect(await unwatched()).toBeUndefined();
});

test('a step was taken before its time', async () => {
  const id = await standing(1, []);
  await climb(id, 'SUPERVISOR', 60, -0.001);
  await climb(id, 'DISTRICT', 180, 0);
  expect((await found())['early']).toEqual([id]);
});

test('a step was taken twice', async () => {
  const id = await standing();
  await climb(id, 'DISTRICT', 180, 2);
  expect(await found()).toEqual({ firedTwice: [id], skipped: [id] });
});

test.each([[[]], [['DISTRICT']], [['DISTRICT', 'SUPERVISOR']]])('a P1 climbed only %j', async (steps) => {
  const id = await standing(1, steps);
  expect((await found())['skipped']).toEqual([id]);
});

test('a timer that nobody fires, and one that was given up', async () => {
  await timer('late', '-21 seconds');
  await timer('given-up', '1 minute', true);
  await timer('just-due', '-1 second');
  expect((await found())['stuck']!.toSorted()).toEqual(['alarm.limit given-up', 'alarm.limit late']);
});

test('an alarm that was never told of, and one told twice', async () => {
  const [silent, loud] = [await standing(), await standing(1, ['SUPERVISOR', 'DISTRICT'], 'another/SOS')];
  await sql(`DELETE FROM platform.event WHERE name = 'alarm.raised' AND subject = $1`, [silent]);
  await say(loud, 'alarm.raised', {});
  expect((await found())['untold']!.toSorted()).toEqual([silent, loud].toSorted());
});

test('an event that a console did not hear, and one that nobody said; what it was told to fetch is no gap', () => {
  const said = ['7.1', '7.2', '10.3', '11.4'];
  expect(checkHeard(said, new Set(['7.1', '7.2', '10.3', '11.4']), [])).toEqual({ unheard: [], heardFromNowhere: [] });
  expect(checkHeard(said, new Set(['7.1', '10.3', '11.4', '12.5']), [])).toEqual({ unheard: ['7.2'], heardFromNowhere: ['12.5'] });
  // By number, not by letter: 10 comes after 7.
  expect(checkHeard(said, new Set(['7.1', '7.2']), [['7.2', '10.3']])).toEqual({ unheard: ['11.4'], heardFromNowhere: [] });
});

test('an unreadable payload that was acknowledged and is no dead letter, or not as often', async () => {
  const payload = Buffer.from('{"seq":1');
  const bury = (why: string) =>
    sql(`INSERT INTO alarm_ingestion.dead_letter (id, received_at, device_id, org_path, topic, format, why, payload, size) VALUES ($1, now(), $2, '420100', 'up', 'huying', $3, $4, $5)`, [newId(), DEVICE, why, payload, payload.length]);
  const unreadable: Unreadable = new Map();
  noteUnreadable(unreadable, DEVICE, payload);
  noteUnreadable(unreadable, DEVICE, payload);
  await bury('not-json');
  await bury('');
  expect(await checkBuried(unreadable, look)).toHaveLength(1);
  await bury('not-json');
  expect(await checkBuried(unreadable, look)).toEqual([]);
});
