import { Injectable } from '@nestjs/common';
import type { Reading } from '#contracts/reading.js';
import type { Transaction } from '#platform/database.js';
import type { Finding } from '../alarm/finding.js';
import { concernedBy, type KnownDevice } from '../door/known-device.js';
import { judgeReading } from '../rules/judge-reading.js';
import { type Register, WaterService } from './water.service.js';

/** A reading that was stored for the first time, and whose it is. */
export interface Heard {
  device: KnownDevice;
  reading: Reading;
  /** The device's instant where it is plausible, else the time of receipt. */
  at: Date;
  /** A retained message is the state of some time ago. */
  retained: boolean;
}

/** What the readings of a batch mean: what each says itself, then what a history says. A fixed number of statements a batch. */
@Injectable()
export class JudgeService {
  constructor(private readonly water: WaterService) {}

  async judge(tx: Transaction, heard: readonly Heard[]): Promise<Finding[]> {
    const findings = heard.map(({ device, reading, retained }) => ({ about: concernedBy(device), ...judgeReading(reading, device.class, retained) }));
    const registers = heard.flatMap(({ device, reading, at, retained }): Register[] => {
      const volumeM3 = reading.metrics.volumeTotal;
      return device.class === 'WATER' && volumeM3 !== undefined && !retained ? [{ meter: device, at, volumeM3 }] : [];
    });
    return [...findings, ...(await this.water.judge(tx, registers))];
  }
}
