// Real: PostgreSQL with a small seeded city, the MQTT door, MQTT written by hand. The hundred thousand cases are `npm run fault -- poison`.
import fc from 'fast-check';
import { decode } from '../../../apps/alarm-ingestion/src/decode/decode.js';
import { checkBuried, noteUnreadable, type Unreadable } from '#test/fault/check-buried.js';
import { poisonCases } from '#test/fault/poison-cases.js';
import { RawClient } from '#test/fault/raw-client.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

const SEED = 7;
const CASES_OF_A_FORMAT = 60;
const look = <R>(sql: string, parameters?: unknown[]) => ingestion.database.query<R>(sql, parameters);

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('poison');
});
afterAll(() => ingestion?.stop());

async function signIn({ id, secret }: SeededDevice): Promise<RawClient> {
  const { client, code } = await RawClient.signIn(ingestion.port, id, secret!);
  expect(code).toBe(0);
  return client;
}

/** A device of each format that speaks for itself. */
function oneOfEach(): SeededDevice[] {
  const formats = new Map<string, SeededDevice>();
  for (let which = 0; ; which++) {
    try {
      const device = ingestion.find(({ secret, topics }) => secret !== null && topics.length > 0, which);
      if (!formats.has(device.format)) formats.set(device.format, device);
    } catch {
      return [...formats.values()];
    }
  }
}

test('a device of each format says nonsense where it may speak: each is answered, and what nobody can read is a dead letter', async () => {
  const devices = oneOfEach();
  expect(devices.length).toBeGreaterThan(1);
  const unreadable: Unreadable = new Map();
  for (const device of devices) {
    const client = await signIn(device);
    const topic = device.topics[0]!.replaceAll(/[+#]/g, 'x');
    const payloads = fc.sample(fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text))), { numRuns: CASES_OF_A_FORMAT, seed: SEED });
    const answers = await Promise.all(payloads.map((payload) => client.say(Buffer.from(topic), payload)));
    expect({ format: device.format, closed: answers.filter((answer) => answer === 'closed').length }).toEqual({ format: device.format, closed: 0 });
    for (const payload of payloads) {
      // A gateway is read for each child that it names; who speaks for itself is read once.
      const read = device.class === 'GATEWAY' ? null : decode({ topic, payload, receivedAt: new Date(), device: { class: device.class as never, model: device.model } }, device.format);
      if (read?.outcome === 'rejected') noteUnreadable(unreadable, device.id, payload);
    }
    client.leave();
  }
  expect(unreadable.size).toBeGreaterThan(CASES_OF_A_FORMAT);
  expect(await checkBuried(unreadable, look as never)).toEqual([]);
});

test('topics that it may not use end its connection and nothing else: it comes back, and others were never disturbed', async () => {
  const [hostile, honest] = [ingestion.button(10), ingestion.button(11)];
  const friend = await signIn(honest);
  let client = await signIn(hostile);
  let cutOff = 0;
  let said = 0;
  for (const { topic, payload } of poisonCases(hostile.id, honest.id, 150, SEED)) {
    if (!client.isOpen) client = await signIn(hostile);
    if ((await client.say(topic, payload)) === 'closed') cutOff++;
    if (++said % 10 === 0) {
      const message = JSON.stringify({ seq: said, at: new Date().toISOString(), metrics: { steps: said } });
      expect(await friend.say(Buffer.from(`up/${honest.id}/telemetry`), Buffer.from(message))).toBe('acknowledged');
    }
  }
  expect(cutOff).toBeGreaterThan(0);
  expect(friend.isOpen).toBe(true);
  expect(await look(`SELECT count(*)::int AS n FROM alarm_ingestion.reading WHERE device_id = $1`, [honest.id])).toEqual([{ n: 15 }]);
  expect(await ingestion.alarmsOf(honest)).toEqual([]);
  for (const one of [client, friend]) one.leave();
});
