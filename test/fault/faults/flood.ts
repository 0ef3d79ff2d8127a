import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Rig } from '../fault.js';
import { connectPacket, RawClient } from '../raw-client.js';

const STRANGERS = 30;
const SLOW_ONES = 200;
const LETTER_EVERY_MS = 200;
const BAD_CREDENTIALS = 4;

/** How long an honest call waits is printed, not judged: the machine is shared with the flood itself. */
export const FLOOD: Fault = {
  name: 'flood',
  sentence: 'connections with bad credentials without end, and hundreds that say one letter at a time, while honest alarms are pressed',
  devices: 20,
  wire: async () => ({ load: { inFlight: 1, sosEvery: 1, restMs: 50 } }),
  async play(rig) {
    rig.history.fault('flood');
    const over = new AbortController();
    const before = rig.load.callWaits.length;
    const floods = [...Array.from({ length: STRANGERS }, () => knock(rig, over.signal)), dawdle(rig, over.signal)];
    await rig.rounds(1, () => pause(rig.length(10, 4) * 1000));
    over.abort();
    const knocks = (await Promise.all(floods)).reduce((sum, count) => sum + count, 0);
    if (!rig.service.isAlive) rig.finding('alarm-ingestion has ended');
    if (knocks === 0) rig.finding('no stranger was turned away: there was no flood');
    const waits = rig.load.callWaits.slice(before).toSorted((a, b) => a - b);
    rig.tell(`${knocks} turned away, ${SLOW_ONES} slow ones held open; ${waits.length} honest alarms meanwhile, p99 ${Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0)} ms`);
  },
};

/** Tries one wrong password after the other. Answers how often it was turned away. */
async function knock(rig: Rig, over: AbortSignal): Promise<number> {
  let times = 0;
  while (!over.aborted) {
    const { id } = rig.spare[Math.floor(rig.dice() * rig.spare.length)]!;
    const { client, code } = await RawClient.signIn(rig.ports.mqtt, id, 'a guess');
    if (code === BAD_CREDENTIALS) times++;
    if (code === 0) rig.finding(`${id} came in by a guess`);
    client.leave();
  }
  return times;
}

/** Connections that say their name one letter at a time; one that the door closes comes again. */
async function dawdle({ ports, spare }: Rig, over: AbortSignal): Promise<number> {
  const words = connectPacket(spare[0]!.id, 'x'.repeat(4_000));
  const open = (): { socket: Socket; said: number } => ({ socket: connect(ports.mqtt, '127.0.0.1').on('error', () => {}), said: 0 });
  const slow = Array.from({ length: SLOW_ONES }, open);
  while (!over.aborted) {
    await pause(LETTER_EVERY_MS);
    for (const [place, one] of slow.entries()) {
      if (one.socket.destroyed) slow[place] = open();
      else if (!one.socket.connecting) one.socket.write(words.subarray(one.said, ++one.said));
    }
  }
  for (const { socket } of slow) socket.destroy();
  return 0;
}
