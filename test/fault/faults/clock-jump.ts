import { existsSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '#test/stage/until.js';
import type { Fault, Rig } from '../fault.js';
import { heardAgain } from '../outage.js';

const HOUR_SECONDS = 3600;
const JUMPS = [HOUR_SECONDS, -HOUR_SECONDS, 0];
const NEW_DEVICES = 5;
/** How far the service's clock may be from where it was put. */
const NEAR_SECONDS = 60;

const library = (): string | undefined => globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0];
const clockFile = (folder: string) => join(folder, 'clock');

export const CLOCK_JUMP: Fault = {
  name: 'clock-jump',
  sentence: 'the clock of alarm-ingestion jumps an hour ahead and back while timers run: none early, lost or twice',
  missing: () => (library() && existsSync(library()!) ? null : 'libfaketime is not installed (Debian: faketime)'),
  async wire({ folder }) {
    writeFileSync(clockFile(folder), '+0\n');
    const env = { LD_PRELOAD: library()!, FAKETIME_TIMESTAMP_FILE: clockFile(folder), FAKETIME_CACHE_DURATION: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
    return { env };
  },
  async play(rig) {
    const { database, folder, load, spare } = rig;
    let jumps = 0;
    await rig.rounds(JUMPS.length, async (round) => {
      load.start(spare.slice(round * NEW_DEVICES, (round + 1) * NEW_DEVICES));
      await heardAgain(rig);
      const offset = JUMPS[round % JUMPS.length]!;
      rig.history.fault(`the service's clock is ${offset} s off`);
      writeFileSync(clockFile(folder), `${offset < 0 ? '' : '+'}${offset}\n`);
      await until('the service believes it', async () => Math.abs((await offBy(rig)) - offset) < NEAR_SECONDS);
      jumps++;
      await heardAgain(rig);
      // Timers fall due under the wrong clock: by the database's, and only by it.
      await database.forward(`${40 + Math.round(rig.dice() * 60)} seconds`);
    });
    if (!rig.service.isAlive) rig.finding('alarm-ingestion has ended');
    rig.tell(`${jumps} jumps, each seen in the service's own answers`);
  },
};

/** Seconds by which the service's clock differs from ours, as its answers are dated. */
async function offBy({ ports }: Rig): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${ports.http}/health/live`);
  return (Date.parse(answer.headers.get('date')!) - Date.now()) / 1000;
}
