import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { concernedBy, type KnownDevice } from '../door/known-device.js';
import { DeviceStore } from '../door/device.store.js';
import type { Finding } from '../alarm/finding.js';
import { judgeWater, type WaterSample } from '../rules/judge-water.js';
import { ReadingStore } from '../reading/reading.store.js';

/** One register of a water meter: m3 at an instant. */
export interface Register {
  meter: KnownDevice;
  at: Date;
  volumeM3: number;
}

/** Judges water registers, whose rule remembers the last hours in the database: a restart forgets nothing. */
@Injectable()
export class WaterService {
  constructor(
    private readonly readings: ReadingStore,
    private readonly devices: DeviceStore,
  ) {}

  async judge(tx: Transaction, registers: readonly Register[]): Promise<Finding[]> {
    if (registers.length === 0) return [];
    const windows = await this.readings.waterWindows(tx, [...new Set(registers.map(({ meter }) => meter.id))].toSorted());
    const elderIds = [...new Set(registers.map(({ meter }) => meter.elderId).filter((id) => id !== null))];
    const away = new Map((await this.devices.awayOf(tx, elderIds)).map((elder) => [elder.id, elder]));
    const findings: Finding[] = [];
    const changed = new Map<string, WaterSample[]>();
    for (const { meter, at, volumeM3 } of registers) {
      const absence = meter.elderId ? away.get(meter.elderId) : undefined;
      const { samples, state } = judgeWater({
        samples: changed.get(meter.id) ?? windows.get(meter.id) ?? [],
        atMs: at.getTime(),
        volumeM3,
        awayFromMs: absence?.awayFrom?.getTime() ?? null,
        awayUntilMs: absence?.awayUntil?.getTime() ?? null,
      });
      changed.set(meter.id, samples);
      const about = concernedBy(meter);
      if (state === 'low') findings.push({ about, raised: ['WATER_LOW'], cleared: [] });
      if (state === 'used') findings.push({ about, raised: [], cleared: ['WATER_LOW'] });
      if (state === 'away') findings.push({ about, raised: [], cleared: [], suppressed: ['WATER_LOW'] });
    }
    await this.readings.keepWaterWindows(tx, changed);
    return findings;
  }
}
