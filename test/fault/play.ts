import type { Fault } from './fault.js';
import { FaultCity } from './fault-city.js';
import { type FaultReport, runFault, type RunOptions } from './run-fault.js';
import { SmallDisk } from './small-disk.js';

/** One fault on an engine of its own, on a disk of its own where it wants one. */
export async function playAlone(fault: Fault, size: 'demo' | 'small', options: Omit<RunOptions, 'city'>): Promise<FaultReport> {
  const disk = fault.diskMegabytes ? SmallDisk.mount(fault.diskMegabytes) : null;
  try {
    const city = await FaultCity.open({ size, ...(disk ? { disk } : {}) });
    try {
      return await runFault(fault, { ...options, city });
    } finally {
      await city.close();
    }
  } finally {
    disk?.unmount();
  }
}
