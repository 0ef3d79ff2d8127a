import { Mosquitto, mosquittoInstalled } from '#test/stage/mosquitto.js';
import { until } from '#test/stage/until.js';
import { BrokerTap } from '../broker-tap.js';
import type { Fault, Rig } from '../fault.js';

const PATIENCE_MS = 90_000;
/** Uncommitted and with us when the broker dies. */
const WAITING_MESSAGES = 100;
const REST_MS = 20;
/** As long as nothing new is stored, nothing more is on its way. */
const STILL_MS = 1_000;
/** RELIABILITY: we are back this soon after the broker is. */
const RECONNECT_LIMIT_MS = 5_000;

interface Outside {
  mosquitto: Mosquitto;
  tap: BrokerTap;
}
const opened = new WeakMap<object, Outside>();

/** A PUBACK of the broker to a device promises nothing of ours: what counts as acknowledged here is what WE acknowledged to the broker. */
export const BROKER_KILLED: Fault = {
  name: 'broker-killed',
  sentence: 'a real Mosquitto is killed with -9 and comes back with its store, or with an empty one: what we acknowledged is stored, a lost session is reported',
  missing: () => (mosquittoInstalled() ? null : 'Mosquitto is not installed (Debian: mosquitto, mosquitto-clients)'),
  async wire({ history, ports }) {
    const mosquitto = await Mosquitto.start(['allow_anonymous true', 'log_type information'], false);
    const tap = await BrokerTap.open(mosquitto.port, history);
    opened.set(history, { mosquitto, tap });
    return {
      env: { MQTT_URL: `mqtt://127.0.0.1:${tap.port}`, MQTT_PORT: String(ports.mqtt), NODE_NAME: 'fault' },
      load: { port: mosquitto.port, inFlight: 1, sosEvery: 2, restMs: REST_MS, puback: 'handed' },
      close: async () => {
        await tap.close();
        await mosquitto.close();
      },
    };
  },
  async play(rig) {
    const outside = opened.get(rig.history)!;
    await until('the broker knows the service', async () => (await stateOf(rig)).connected, PATIENCE_MS);
    await rig.rounds(2, (round) => (round % 2 === 0 ? withItsStore(rig, outside) : withAnEmptyStore(rig, outside)));
    // What the broker still holds for us is stored before anything is counted.
    await quiet(rig);
  },
};

/** All that the broker has written down comes again, whatever we held uncommitted. */
async function withItsStore(rig: Rig, { mosquitto, tap }: Outside): Promise<void> {
  const missing = await quiet(rig);
  const thaw = rig.city.engine.freeze();
  try {
    rig.load.push();
    await until('messages wait for their commit', () => tap.unacknowledged >= WAITING_MESSAGES, PATIENCE_MS);
    rig.load.hold();
    await until('the broker has all', () => rig.load.unanswered === 0, PATIENCE_MS);
    await mosquitto.writeOut();
    rig.history.fault('broker killed, keeps its store');
    await mosquitto.end('SIGKILL');
  } finally {
    thaw();
  }
  const ms = await back(rig, mosquitto);
  const after = await quiet(rig);
  if (after !== missing) rig.finding(`${after - missing} messages that the broker had in its store never came`);
  rig.tell(`killed with its store: reconnected in ${ms} ms, all came again`);
  rig.load.push();
}

/** What we had not acknowledged went with the broker: that is said, and what we had acknowledged is ours. */
async function withAnEmptyStore(rig: Rig, { mosquitto }: Outside): Promise<void> {
  const [missing, losses] = [await quiet(rig), (await stateOf(rig)).sessionLosses];
  rig.load.push();
  const before = rig.load.acknowledged;
  await until('messages flow', () => rig.load.acknowledged > before + WAITING_MESSAGES, PATIENCE_MS);
  rig.history.fault('broker killed, store gone');
  await mosquitto.end('SIGKILL');
  mosquitto.forgetEverything();
  const ms = await back(rig, mosquitto);
  await until('the lost session is reported', async () => (await stateOf(rig)).sessionLosses > losses, PATIENCE_MS);
  rig.tell(`killed, store gone: reconnected in ${ms} ms, loss reported; the broker itself lost ${(await quiet(rig)) - missing} that it had acknowledged to devices`);
  rig.load.push();
}

async function back(rig: Rig, mosquitto: Mosquitto): Promise<number> {
  await mosquitto.begin();
  const backAt = performance.now();
  await until('we are back at the broker', async () => (await stateOf(rig)).connected, PATIENCE_MS);
  const ms = Math.round(performance.now() - backAt);
  if (ms > RECONNECT_LIMIT_MS) rig.finding(`reconnected only after ${ms} ms`);
  return ms;
}

/** Nothing is said and nothing is on its way. Answers how many messages were tried and are not stored. */
async function quiet(rig: Rig): Promise<number> {
  rig.load.hold();
  await until('the broker has all', () => rig.load.unanswered === 0, PATIENCE_MS);
  let [last, stillSince] = [-1, 0];
  return until('all that will come has come', async () => {
    const [row] = await rig.database.look<{ stored: number }>(`SELECT count(*)::int AS stored FROM alarm_ingestion.reading WHERE metrics->'number' IS NOT NULL`);
    const { connected, unacknowledged } = await stateOf(rig);
    const isStill = connected && unacknowledged === 0 && row!.stored === last && performance.now() - stillSince > STILL_MS;
    if (row!.stored !== last) [last, stillSince] = [row!.stored, performance.now()];
    return isStill && { missing: rig.load.tried - row!.stored };
  }, PATIENCE_MS).then(({ missing }) => missing);
}

interface State {
  connected: boolean;
  unacknowledged: number;
  sessionLosses: number;
}

async function stateOf({ ports }: Rig): Promise<State> {
  const { parts } = (await (await fetch(`http://127.0.0.1:${ports.http}/health/ready`)).json()) as { parts: Record<string, State> };
  return Object.entries(parts).find(([part]) => part.startsWith('alarm-ingestion broker'))![1];
}
