import type { Fault, Rig } from '../fault.js';
import { FaultProxy, type Line, LINES } from '../fault-proxy.js';
import { setTimeout as pause } from 'node:timers/promises';
import { drained, outage } from '../outage.js';

/** Between door and PostgreSQL these let no commit become known. */
const SILENCING: readonly Line[] = ['stall', 'swallow-up', 'swallow-down', 'cut'];
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
    await rig.rounds(LINES.length * 2, async () => {
      if (left.length === 0) left = (['devices', 'postgres'] as const).flatMap((side) => LINES.map((line) => () => spoil(rig, lines, side, line)));
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
  rig.tell(`${what}, ${seconds} s: drained ${(await drained(rig, what)).toFixed(1)} s after`);
}
