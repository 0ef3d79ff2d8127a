import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.js';
import { heardAgain } from '../outage.js';

export const KILL_INGEST: Fault = {
  name: 'kill-ingest',
  sentence: 'alarm-ingestion is killed with -9 every 3 to 10 s under load',
  watched: true,
  async play(rig) {
    const [low, high] = [rig.length(3, 0.8), rig.length(10, 2)];
    let kills = 0;
    await rig.rounds(2, async () => {
      await heardAgain(rig);
      await pause((low + (high - low) * rig.dice()) * 1000);
      rig.history.fault('kill -9 alarm-ingestion');
      await rig.service.kill();
      kills++;
      await rig.service.start();
    });
    await heardAgain(rig);
    rig.tell(`${kills} kills`);
  },
};
