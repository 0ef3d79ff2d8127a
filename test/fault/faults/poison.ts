import { connect } from 'node:net';
import { decode } from '../../../apps/alarm-ingestion/src/decode/decode.js';
import { checkBuried, noteUnreadable, type Unreadable } from '../check-buried.js';
import type { LoadDevice } from '../device-load.js';
import type { Fault, Rig } from '../fault.js';
import { heardAgain } from '../outage.js';
import { type PoisonCase, poisonCases } from '../poison-cases.js';
import { RawClient } from '../raw-client.js';

const LONG_CASES = 100_000;
const SHORT_CASES = 3_000;
const TALKERS = 8;
/** Cases are made and said in portions: a hundred thousand at once would fill the memory. */
const PORTION = 250;

interface Said {
  acknowledged: number;
  cutOff: number;
  unreadable: Unreadable;
}

export const POISON: Fault = {
  name: 'poison',
  sentence: 'broken JSON, NUL, 1 MB, depth 10k, __proto__, 200 topic levels, random bytes, wrong topics: no crash, no blocked stream, all that was acknowledged is a dead letter',
  devices: 10,
  async play(rig) {
    const talkers = rig.spare.slice(0, TALKERS);
    const each = Math.ceil(rig.length(LONG_CASES, SHORT_CASES) / talkers.length);
    const said: Said = { acknowledged: 0, cutOff: 0, unreadable: new Map() };
    rig.history.fault('poison');
    await Promise.all(talkers.map((device, place) => talk(rig, device, talkers[(place + 1) % talkers.length]!.id, each, said)));
    await garbage(rig, rig.length(1_000, 100));
    await heardAgain(rig);
    if (!rig.service.isAlive) rig.finding('alarm-ingestion has ended');
    const missing = await checkBuried(said.unreadable, rig.database.look);
    if (missing.length > 0) rig.finding(`${missing.length} unreadable payloads were acknowledged and are no dead letters: ${missing.slice(0, 5).join(', ')}`);
    const buried = [...said.unreadable.values()].reduce((sum, count) => sum + count, 0);
    rig.tell(`${each * talkers.length} cases: ${said.acknowledged} acknowledged, ${buried} of them unreadable and all dead letters but ${missing.length}, ${said.cutOff} cut off for their topic`);
  },
};

async function talk(rig: Rig, { id, secret }: LoadDevice, foreign: string, count: number, said: Said): Promise<void> {
  let client: RawClient | null = null;
  for (let done = 0; done < count; done += PORTION) {
    for (const one of poisonCases(id, foreign, Math.min(PORTION, count - done), Math.floor(rig.dice() * 2 ** 31))) {
      if (!client?.isOpen) client = (await RawClient.signIn(rig.ports.mqtt, id, secret)).client;
      const answer = await client.say(one.topic, one.payload);
      if (answer === 'closed') said.cutOff++;
      else said.acknowledged++;
      if (answer === 'acknowledged' && isUnreadable(one)) noteUnreadable(said.unreadable, id, one.payload);
    }
  }
  client?.leave();
}

const isUnreadable = ({ topic, payload }: PoisonCase): boolean => decode({ topic: topic.toString(), payload, receivedAt: new Date() }, 'huying').outcome === 'rejected';

/** No MQTT at all: the door hangs up, and goes on. */
async function garbage(rig: Rig, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await new Promise<void>((over) => {
      const socket = connect(rig.ports.mqtt, '127.0.0.1', () => socket.end(Buffer.from(Array.from({ length: 64 }, () => Math.floor(rig.dice() * 256)))));
      socket.on('error', () => {}).once('close', () => over()).resume();
    });
  }
}
