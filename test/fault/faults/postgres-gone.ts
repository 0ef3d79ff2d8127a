import type { Fault, Rig } from '../fault.js';
import { outage } from '../outage.js';

type Way = (rig: Rig) => Promise<void>;

const stopped: Way = (rig) => {
  const { engine } = rig.city;
  return outage(rig, 'PostgreSQL stopped', rig.length(60, 3), async () => {
    await engine.crash();
    return () => engine.begin();
  });
};

const frozen: Way = (rig) => {
  const { engine } = rig.city;
  return outage(rig, 'PostgreSQL frozen (SIGSTOP)', rig.length(30, 3), async () => {
    const thaw = engine.freeze();
    return async () => thaw();
  });
};

const crashes: Way = async (rig) => {
  const { engine } = rig.city;
  const times = rig.length(20, 3);
  for (let crash = 0; crash < times; crash++) {
    rig.history.fault('pg_ctl -m immediate stop');
    await engine.crash();
    await engine.begin();
  }
  rig.tell(`pg_ctl -m immediate stop x${times}`);
};

const WAYS: readonly Way[] = [stopped, frozen, crashes];

export const POSTGRES_GONE: Fault = {
  name: 'postgres-gone',
  sentence: 'PostgreSQL stopped for 60 s; crashed again and again; frozen for 30 s: no PUBACK meanwhile',
  watched: true,
  async play(rig) {
    await rig.rounds(WAYS.length, (round) => WAYS[round % WAYS.length]!(rig));
  },
};
