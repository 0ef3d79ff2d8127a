import { Injectable } from '@nestjs/common';
import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { RaiseService } from '../alarm/raise.service.js';
import { JudgeService, LOOK_TIMER } from './judge.service.js';

/** What is judged without a reading: silence that has lasted, an absence that begins or ends. */
@Injectable()
@Listens('alarm-ingestion')
export class JudgeListener {
  constructor(
    private readonly judging: JudgeService,
    private readonly raise: RaiseService,
  ) {}

  @OnTimer(LOOK_TIMER)
  async onLook(timer: DueTimer, tx: Transaction): Promise<void> {
    await this.raise.apply(tx, await this.judging.lookAgain(tx, timer.subject));
  }

  /** Who comes home before the date is home from that moment: what was quiet until then says nothing. */
  @Hears('elder.changed')
  async onElderChanged(event: Happened<'elder.changed'>, tx: Transaction): Promise<void> {
    await this.raise.apply(tx, await this.judging.lookAgain(tx, event.payload.elderId));
  }
}
