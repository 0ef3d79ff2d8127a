import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { readConfig } from '#platform/config.js';
import { Database, type Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { AlarmIngestionConfig } from '../alarm-ingestion.config.js';
import { ReadingStore } from './reading.store.js';

const TIMER = { kind: 'reading.housekeeping', subject: 'readings' };
const EVERY_MS = 3600 * 1000;
/** A full bite is followed by the next at once. */
const FORGET_LIMIT = 20_000;

/** Coming days get their partition before they begin; old days and expired keys go. */
@Injectable()
@Listens('alarm-ingestion')
export class HousekeepingListener implements OnApplicationBootstrap {
  private readonly keepDays = readConfig(AlarmIngestionConfig).READING_DAYS;

  constructor(
    private readonly database: Database,
    private readonly readings: ReadingStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.within(SYSTEM, (tx) => setTimer(tx, 'alarm-ingestion', { ...TIMER, dueAt: tx.now }));
  }

  @OnTimer(TIMER.kind)
  async onTimer(_: DueTimer, tx: Transaction): Promise<void> {
    const forgotten = await this.readings.keepHouse(tx, this.keepDays, FORGET_LIMIT);
    const dueAt = new Date(tx.now.getTime() + (forgotten === FORGET_LIMIT ? 0 : EVERY_MS));
    await setTimer(tx, 'alarm-ingestion', { ...TIMER, dueAt });
  }
}
