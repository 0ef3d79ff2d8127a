import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Interval } from '@nestjs/schedule';
import { Database, type Transaction } from './database.js';
import { listenersOf, type TimerHandler } from './listens.js';
import { log } from './log.js';
import { metrics } from './metrics.js';
import { SYSTEM } from './scope.js';
import { SingleFlight } from './single-flight.js';
import { claimDueTimers, type DueTimer } from './timers.js';

const TICK_MS = 250;
const BATCH_TIMERS = 200;
const ATTEMPTS_BEFORE_PARKING = 8;
const RETRY_BASE_SECONDS = 1;

/** Fires the service's due timers: the claim, the effect and whatever it sets next are one transaction. */
@Injectable()
export class TimerTick implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private handlers = new Map<string, TimerHandler>();
  private readonly flight: SingleFlight;

  constructor(
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
  ) {
    this.flight = new SingleFlight(
      () => this.fireDue(),
      (error) => log(this.service).warn({ err: error.message }, 'claiming timers failed; trying again'),
    );
  }

  private get service() {
    return this.database.options.service;
  }

  onApplicationBootstrap(): void {
    this.handlers = listenersOf(this.discovery, this.service).timers;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flight.close();
  }

  @Interval(TICK_MS)
  tick(): void {
    if (this.handlers.size > 0) this.flight.wake();
  }

  private async fireDue(): Promise<void> {
    let limit = BATCH_TIMERS;
    for (;;) {
      const claimed: DueTimer[] = [];
      try {
        await this.database.within(SYSTEM, async (tx) => {
          claimed.push(...(await claimDueTimers(tx, this.service, limit)));
          for (const timer of claimed) await this.fire(timer, tx);
        });
        if (claimed.length < limit) return;
      } catch (error) {
        if (claimed.length === 0) throw error;
        if (claimed.length > 1) limit = 1;
        else await this.putBack(claimed[0]!, error as Error);
      }
    }
  }

  private async fire(timer: DueTimer, tx: Transaction): Promise<void> {
    const handle = this.handlers.get(timer.kind);
    if (!handle) throw new Error(`Nobody in ${this.service} handles the timer ${timer.kind}.`);
    metrics
      .histogram('huying_timer_late_seconds', 'How late a timer fired', ['service'], [0.1, 0.25, 0.5, 1, 2, 5, 30])
      .observe({ service: this.service }, Math.max(0, (tx.now.getTime() - timer.dueAt.getTime()) / 1000));
    await handle(timer, tx);
  }

  /** A timer that failed alone comes again later and later, then waits parked for a person. */
  private async putBack(timer: DueTimer, error: Error): Promise<void> {
    log(this.service).error({ timer: timer.kind, subject: timer.subject, err: error.message, stack: error.stack }, 'a timer could not fire');
    await this.database.within(SYSTEM, (tx) =>
      tx.query(
        `UPDATE platform.timer SET attempts = attempts + 1, error = $4,
           due_at = platform.now() + make_interval(secs => ${RETRY_BASE_SECONDS} * 2 ^ attempts),
           parked_at = CASE WHEN attempts + 1 >= ${ATTEMPTS_BEFORE_PARKING} THEN platform.now() END
         WHERE service = $1 AND kind = $2 AND subject = $3`,
        [this.service, timer.kind, timer.subject, error.message],
      ),
    );
  }
}
