import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { CellJudge } from '../cell/cell.judge.js';
import { DemandRecorder } from '../demand/demand.recorder.js';
import { DemandStore } from '../demand/demand.store.js';
import { RateTeller } from '../rate/rate.teller.js';
import { monthAfter, monthOf, type Month } from '../rules/month.js';
import { FREEZE_TIMER, MonthOpener } from './month.opener.js';
import { MonthStore } from './month.store.js';

const KEEP_TIMER = 'month.kept';
/** How soon a new month, a new street or a changed coverage shows. */
const KEEP_SECONDS = 60;
const FREEZE_BATCH = 500;

/** Opens each month as it begins, follows the register's coverage while it is provisional, and freezes it. */
@Injectable()
@Listens('response-rate')
export class MonthKeeper implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly months: MonthStore,
    private readonly opener: MonthOpener,
    private readonly judge: CellJudge,
    private readonly demands: DemandStore,
    private readonly recorder: DemandRecorder,
    private readonly rates: RateTeller,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.within(SYSTEM, (tx) => setTimer(tx, 'response-rate', { kind: KEEP_TIMER, subject: 'city', dueAt: tx.now }));
  }

  @OnTimer(KEEP_TIMER)
  async onKeep(_timer: DueTimer, tx: Transaction): Promise<void> {
    await this.months.takeTurn(tx);
    await this.openUntil(tx, monthOf(tx.now.getTime()));
    for (const { month } of await this.months.notFrozen(tx)) {
      const changed = await this.opener.cover(tx, month);
      if (changed.length > 0) await this.judge.judge(tx, [month], changed);
    }
    const dueAt = new Date(tx.now.getTime() + KEEP_SECONDS * 1000);
    await setTimer(tx, 'response-rate', { kind: KEEP_TIMER, subject: 'city', dueAt });
  }

  /** From here on open demands have failed, and every further change is a restatement beside the figure. */
  @OnTimer(FREEZE_TIMER)
  async onFreeze(timer: DueTimer, tx: Transaction): Promise<void> {
    await this.months.takeTurn(tx);
    const [month] = await this.months.known(tx, [timer.subject]);
    if (!month || month.frozen) return;
    let waiting = await this.demands.pendingOf(tx, month.month, FREEZE_BATCH);
    while (waiting.length > 0) {
      await this.recorder.judgeFrozen(tx, waiting);
      waiting = await this.demands.pendingOf(tx, month.month, FREEZE_BATCH);
    }
    await this.months.freeze(tx, month.month);
    await this.rates.state(tx, month.month);
  }

  /** Months that passed while nobody was running are opened too: a trend has no holes. */
  private async openUntil(tx: Transaction, running: Month): Promise<void> {
    const newest = await this.months.newest(tx);
    let month = newest !== null && newest < running ? monthAfter(newest, 1) : running;
    for (; month <= running; month = monthAfter(month, 1)) {
      if (await this.opener.open(tx, month)) await this.judge.judge(tx, [month], null);
    }
  }
}
