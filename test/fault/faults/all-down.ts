import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#test/stage/until.js';
import type { Fault } from '../fault.js';
import { drained, heardAgain } from '../outage.js';

const NEW_DEVICES = 8;
const PATIENCE_MS = 60_000;

export const ALL_DOWN: Fault = {
  name: 'all-down',
  sentence: 'every process is down while alarms stand unanswered past their limits: each step of the ladder is taken after the start, once, none early',
  async play(rig) {
    const { city, database, load, service, spare } = rig;
    const most = Math.floor(spare.length / NEW_DEVICES);
    await rig.rounds(2, async (round) => {
      // Alarms that nobody has called for yet.
      if (round < most) load.start(spare.slice(round * NEW_DEVICES, (round + 1) * NEW_DEVICES));
      await heardAgain(rig);
      await pause((0.5 + rig.dice()) * 1000);
      await drained(rig, 'before');
      rig.history.fault('everything down');
      // Past the first step, past the last one, or neither.
      const away = Math.round(rig.dice() * 300);
      await service.kill();
      await database.forward(`${away} seconds`);
      await city.engine.crash();
      await pause(rig.length(5, 0.5) * 1000);
      await city.engine.begin();
      await service.start();
      const startedAt = performance.now();
      await until('what was due is done', async () => {
        const [row] = await database.look<{ due: number }>(`SELECT count(*)::int AS due FROM platform.timer WHERE service = 'alarm-ingestion' AND kind = 'alarm.limit' AND due_at <= platform.now()`);
        return row!.due === 0;
      }, PATIENCE_MS);
      rig.tell(`down for ${away} s by the clock: the ladders caught up ${Math.round(performance.now() - startedAt)} ms after the door opened`);
    });
  },
};
