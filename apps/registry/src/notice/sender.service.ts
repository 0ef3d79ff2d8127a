import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '#platform/database.js';
import { watchHealth } from '#platform/health.js';
import { log } from '#platform/log.js';
import { metrics } from '#platform/metrics.js';
import { SYSTEM } from '#platform/scope.js';
import { SingleFlight } from '#platform/single-flight.js';
import { cancelTimer } from '#platform/timers.js';
import { FieldSeal } from '../field-seal.js';
import { SEND_TIMER } from './notice.service.js';
import { type NoticeFile, NoticeStore } from './notice.store.js';
import { Notifier, type SendResult } from './notifier.js';
import { stateAfter } from './rules/notice-lifecycle.js';
import { textOf } from './templates.js';

const TICK_MS = 250;
/** A gateway that hangs holds up this many at most, and no transaction. */
const AT_ONCE = 8;

/** Takes what timers laid out, after their commit, and hands it to the notifier outside of any transaction. */
@Injectable()
export class SenderService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly flight = new SingleFlight(
    () => this.sendAll(),
    (error) => log('registry').warn({ err: error.message }, 'taking notices failed; trying again'),
  );

  constructor(
    private readonly database: Database,
    private readonly notices: NoticeStore,
    private readonly notifier: Notifier,
    private readonly seal: FieldSeal,
  ) {}

  onApplicationBootstrap(): void {
    watchHealth('notifier', async () => ({ configured: this.notifier.configured, waiting: await this.database.within(SYSTEM, (tx) => this.notices.waiting(tx)) }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flight.close();
  }

  @Interval(TICK_MS)
  tick(): void {
    if (this.notifier.configured) this.flight.wake();
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const { taken, now } = await this.database.within(SYSTEM, async (tx) => ({ taken: await this.notices.take(tx, AT_ONCE), now: tx.now }));
      if (taken.length === 0 || this.flight.isClosed) return;
      await Promise.all(taken.map((notice) => this.send(notice, now)));
    }
  }

  private async send(notice: NoticeFile, now: Date): Promise<void> {
    const { id, channel, template, locale, params, urgent } = notice;
    const to = this.seal.open('phone', notice.phoneSealed);
    const result = await this.notifier.send({ id, channel, to, template, locale, params, text: textOf(template, locale, params), urgent, expiresAt: notice.expiresAt.toISOString() }, now);
    await this.settle(id, channel, result);
  }

  /** A try that failed changes nothing but its reason: the next one stands in the timers already. */
  private async settle(id: string, channel: string, result: SendResult): Promise<void> {
    const outcome = result.accepted ? 'accepted' : result.why;
    metrics.counter('huying_notices_total', 'Tries to send a notice', ['channel', 'outcome']).inc({ channel, outcome });
    if (!result.accepted) log('registry').warn({ notice: id, channel, why: result.why }, 'a notice was not accepted');
    await this.database.within(SYSTEM, async (tx) => {
      const notice = await this.notices.lock(tx, id);
      if (!notice) return;
      if (!result.accepted && result.retry) return notice.state === 'QUEUED' ? this.notices.noteFailedTry(tx, id, result.why) : undefined;
      const after = stateAfter(notice.state, result.accepted ? 'accept' : 'refuse');
      if (!after) return;
      await this.notices.move(tx, id, result.accepted ? { state: after, reference: result.reference } : { state: after, why: result.why });
      await cancelTimer(tx, 'registry', SEND_TIMER, id);
    });
  }
}
