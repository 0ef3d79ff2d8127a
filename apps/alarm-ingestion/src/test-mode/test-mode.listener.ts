import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { TestModeService } from './test-mode.service.js';
import { WINDOW_TIMER, windowOf } from './test-window.store.js';

@Injectable()
@Listens('alarm-ingestion')
export class TestModeListener {
  constructor(private readonly tests: TestModeService) {}

  @OnTimer(WINDOW_TIMER)
  async onOver(timer: DueTimer, tx: Transaction): Promise<void> {
    await this.tests.finish(tx, windowOf(timer.subject));
  }
}
