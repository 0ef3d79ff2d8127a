import mqtt from 'mqtt';
import type { LoadDevice } from '../device-load.js';
import type { Fault, Rig } from '../fault.js';
import { dice } from '../dice.js';

const COPIES = 3;
/** Messages arrive out of their order, by so many places at most. */
const REORDER_WITHIN = 50;
const SOS_EVERY = 25;
const DAY_MS = 24 * 3600 * 1000;

interface Line {
  n: number;
  text: string;
  isCall: boolean;
}

export const DUPLICATES: Fault = {
  name: 'duplicates',
  sentence: "each message three times, out of order within 50, yesterday's log replayed, and all of it again: one effect each",
  devices: 10,
  async play(rig) {
    const talkers = rig.spare.slice(0, rig.length(60, 10));
    let sent = 0;
    await rig.rounds(1, async (round) => {
      rig.history.fault('duplicates');
      const from = round * 2 * rig.length(500, 150);
      const counts = await Promise.all(talkers.map((device, place) => repeat(rig, device, from, rig.length(500, 150), place)));
      sent += counts.reduce((sum, count) => sum + count, 0);
    });
    rig.tell(`${talkers.length} devices said ${sent} messages, each at least ${COPIES} times`);
  },
};

/** Half of the messages are of yesterday. Said in three shuffled copies, then, on a new connection, once more from the first to the last. */
async function repeat(rig: Rig, device: LoadDevice, from: number, count: number, place: number): Promise<number> {
  const now = Date.now();
  const log = (since: number, first: number) => Array.from({ length: count }, (_, i) => lineOf(first + i, since + i * 1000));
  const lines = [...log(now - DAY_MS, from + 1), ...log(now - count * 1000, from + count + 1)];
  const shuffle = dice(1000 * from + place + Math.floor(rig.dice() * 1e6));
  const copies = lines.flatMap((line) => Array.from({ length: COPIES }, () => line));
  const mixed = copies.map((line, i) => ({ line, at: i + shuffle() * REORDER_WITHIN })).toSorted((a, b) => a.at - b.at);
  await sayAll(rig, device, mixed.map(({ line }) => line));
  await sayAll(rig, device, lines);
  return lines.length;
}

function lineOf(n: number, atMs: number): Line {
  const isCall = n % SOS_EVERY === 0;
  const alarms = isCall ? { alarms: [{ type: 'SOS', active: true }] } : {};
  return { n, isCall, text: JSON.stringify({ seq: n, at: new Date(atMs).toISOString(), metrics: { number: n }, ...alarms }) };
}

async function sayAll({ ports, history }: Rig, { id, secret, elderId }: LoadDevice, lines: readonly Line[]): Promise<void> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${ports.mqtt}`, { clientId: id, username: id, password: secret, reconnectPeriod: 150 });
  await Promise.all(
    lines.map(async ({ n, text, isCall }) => {
      history.note({ deed: 'tried', device: id, n, ...(isCall ? { kind: 'sos', elder: elderId } : { kind: 'reading' }) });
      await client.publishAsync(`up/${id}/${isCall ? 'alarm' : 'telemetry'}`, text, { qos: 1 });
      history.note({ deed: 'acknowledged', device: id, n });
    }),
  );
  await client.endAsync();
}
