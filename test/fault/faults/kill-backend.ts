import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.js';
import { heardAgain } from '../outage.js';

const HOWS = ['terminate', 'kill'] as const;

export const KILL_BACKEND: Fault = {
  name: 'kill-backend',
  sentence: 'a connection of alarm-ingestion to PostgreSQL ends: by pg_terminate_backend, or its backend by kill -9 (crash recovery)',
  async play(rig) {
    const [low, high] = [rig.length(3, 0.5), rig.length(10, 1)];
    const times = { terminate: 0, kill: 0 };
    await rig.rounds(4, async (round) => {
      await heardAgain(rig);
      await pause((low + (high - low) * rig.dice()) * 1000);
      const how = HOWS[round % HOWS.length]!;
      rig.history.fault(`${how} backend`);
      await rig.city.engine.loseBackend(how, 'huying alarm-ingestion', rig.dice());
      times[how]++;
    });
    await heardAgain(rig);
    if (!rig.service.isAlive) rig.finding('alarm-ingestion has ended');
    rig.tell(`${times.terminate} terminated, ${times.kill} killed with -9`);
  },
};
