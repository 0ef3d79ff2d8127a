import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Rig } from '../fault.js';
import { FaultProxy, type Line } from '../fault-proxy.js';
import { drained, outage } from '../outage.js';

const SHORT_LINES: readonly Line[] = ['delay', 'trickle', 'stall', 'swallow-up', 'swallow-down', 'cut'];
/** A line that is never told of its end is given up only after a while, which no short run has. */
const LONG_LINES: readonly Line[] = [...SHORT_LINES, 'forget'];
/** Between door and PostgreSQL these let no commit become known. */
const SILENCING: readonly Line[] = ['stall', 'swallow-up', 'swallow-down', 'cut'];
/** As long as a query may take, a silent line is no dead one. */
const FORGOTTEN_LIMIT_SECONDS = 60;
const LONG_SECONDS = [1, 10, 120];
const SHORT_SECONDS = 0.6;

interface Lines {
  devices: FaultProxy;
  postgres: FaultProxy;
}
const opened = new WeakMap<object, Lines>();

export const PARTITION: Fault = {
  name: 'partition',
  sentence: 'the line between devices and door, or door and PostgreSQL, is cut, half open, stalled, slow or a trickle for 1, 10, 120 s',
  async wire({ city, database, ports, history }) {
    const lines = { devices: await FaultProxy.open(ports.mqtt), postgres: await FaultProxy.open(city.engine.port) };
    opened.set(history, lines);
    const url = new URL(database.url);
    url.port = String(lines.postgres.port);
    return { databaseUrl: url.href, load: { port: lines.devices.port }, close: async () => void (await Promise.all([lines.devices.close(), lines.postgres.close()])) };
  },
  async play(rig) {
    const lines = opened.get(rig.history)!;
    // Every kind of trouble on either side, in an order that the seed decides.
    let left: (() => Promise<void>)[] = [];
    const kinds = rig.length(1, 0) ? LONG_LINES : SHORT_LINES;
    await rig.rounds(SHORT_LINES.length * 2, async () => {
      if (left.length === 0) left = (['devices', 'postgres'] as const).flatMap((side) => kinds.map((line) => () => spoil(rig, lines, side, line)));
      await left.splice(Math.floor(rig.dice() * left.length), 1)[0]!();
    });
  },
};

async function spoil(rig: Rig, lines: Lines, side: keyof Lines, line: Line): Promise<void> {
  const seconds = rig.length(LONG_SECONDS[Math.floor(rig.dice() * LONG_SECONDS.length)]!, SHORT_SECONDS);
  const what = `${side}: ${line}`;
  if (side === 'postgres' && SILENCING.includes(line)) {
    return outage(rig, what, seconds, async () => {
      lines[side].turn(line);
      return async () => lines[side].turn('pass');
    });
  }
  rig.history.fault(what);
  lines[side].turn(line);
  await pause(seconds * 1000);
  lines[side].turn('pass');
  const drainSeconds = await drained(rig, what, line === 'forget' ? FORGOTTEN_LIMIT_SECONDS : undefined);
  rig.tell(`${what}, ${seconds} s: drained ${drainSeconds.toFixed(1)} s after`);
}
