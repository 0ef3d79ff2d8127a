import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#test/stage/until.js';
import type { Fault } from '../fault.js';
import { drained, heardAgain } from '../outage.js';
import { SmallDisk } from '../small-disk.js';

const FULL_PATIENCE_MS = 60_000;

/**
 * PostgreSQL goes on for a while on log files that it recycles, and answers to that are honest; so it is not silence that is
 * checked here, but that what was answered is stored in the end.
 */
export const DISK_FULL: Fault = {
  name: 'disk-full',
  sentence: 'the disk of PostgreSQL is full, until space is freed: no PUBACK without a commit, no repair needed',
  diskMegabytes: 320,
  missing() {
    const disk = SmallDisk.mount(1);
    disk?.unmount();
    return disk ? null : 'a tmpfs can not be mounted here (that takes root)';
  },
  async play(rig) {
    const { engine, disk } = rig.city;
    await rig.rounds(1, async () => {
      await heardAgain(rig);
      await pause(rig.length(3, 1) * 1000);
      rig.history.fault('disk full');
      const complaints = engine.logged('No space left on device');
      await until('PostgreSQL finds no space', () => {
        disk!.fill();
        return engine.logged('No space left on device') > complaints;
      }, FULL_PATIENCE_MS);
      const before = rig.load.acknowledged;
      const fullUntil = performance.now() + rig.length(20, 2) * 1000;
      while (performance.now() < fullUntil) {
        disk!.fill();
        await pause(20);
      }
      const meanwhile = rig.load.acknowledged - before;
      disk!.free();
      // With no space to recover in, it ends itself; whoever runs it starts it again, as init and containers do.
      const ended = !engine.isRunning;
      if (ended) await engine.begin();
      else await engine.answers();
      const seconds = await drained(rig, 'disk full');
      rig.tell(`disk full: "No space left" ${engine.logged('No space left on device') - complaints} times, ${meanwhile} still acknowledged from recycled log, PostgreSQL ${ended ? 'ended itself and was started' : 'went on by itself'}, drained ${seconds.toFixed(1)} s after`);
    });
  },
};
