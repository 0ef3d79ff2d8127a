import type { Fault } from './fault.js';
import { FaultCity } from './fault-city.js';
import { type FaultReport, runFault, type RunOptions } from './run-fault.js';
import { SmallDisk } from './small-disk.js';
import { Tidy } from './tidy.js';

/** One fault on an engine of its own, on a disk of its own where it wants one. */
export async function playAlone(fault: Fault, size: 'demo' | 'small', options: Omit<RunOptions, 'city'>): Promise<FaultReport> {
  const tidy = new Tidy();
  try {
    const disk = fault.diskMegabytes ? SmallDisk.mount(fault.diskMegabytes) : null;
    tidy.later(() => disk?.unmount());
    const city = await FaultCity.open({ size, ...(disk ? { disk } : {}) });
    tidy.later(() => city.close());
    return await runFault(fault, { ...options, city });
  } finally {
    await tidy.end();
  }
}
