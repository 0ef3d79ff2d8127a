import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { AnyHappened, Happened } from '#contracts/flow.js';
import { Database, type Transaction } from '#platform/database.js';
import { HearsBatch, Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { NoticeService, SEND_TIMER } from './notice.service.js';
import { NoticeStore } from './notice.store.js';
import { nextTryAt } from './rules/next-try.js';

/** News older than this is none: what was heard late (a first start, a long outage) frightens and helps nobody. Our own. */
const NEWS_MS = 30 * 60_000;
/** An alarm that is still open after this is the desk's, not the telephone's. Our own. */
const ALARM_DAYS = 7;
const FORGET = { kind: 'notice.forget', subject: 'alarms' };
const DAY_MS = 86_400_000;

/** What happens, and what time does, to notices. */
@Injectable()
@Listens('registry')
export class NoticeListener implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticeService,
    private readonly store: NoticeStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.within(SYSTEM, (tx) => setTimer(tx, 'registry', { ...FORGET, dueAt: tx.now }));
  }

  @HearsBatch('alarm.raised', 'alarm.escalated', 'alarm.acknowledged', 'alarm.dispatched', 'alarm.closed', 'visit.en-route', 'visit.started', 'visit.finished')
  async onTold(events: AnyHappened[], tx: Transaction): Promise<void> {
    const age = (event: AnyHappened): number => tx.now.getTime() - Date.parse(event.at);
    const raised = events.filter((event): event is Happened<'alarm.raised'> => event.name === 'alarm.raised' && age(event) < ALARM_DAYS * DAY_MS);
    await this.notices.keepAlarms(tx, raised);
    for (const event of events) {
      if (age(event) > NEWS_MS) continue;
      const alarmId = 'alarmId' in event.payload ? event.payload.alarmId : null;
      await this.notices.hear(tx, event, alarmId === null ? null : await this.notices.alarm(tx, alarmId));
    }
  }

  /**
   * A notice is due: it is laid out for the sender, and the next try is set before this one begins. So a process that
   * dies in between costs a pause, never a notice; at worst the gateway sees one id twice.
   */
  @OnTimer(SEND_TIMER)
  async onDue(timer: DueTimer, tx: Transaction): Promise<void> {
    const notice = await this.store.lock(tx, timer.subject);
    if (notice?.state !== 'QUEUED') return;
    if (tx.now >= notice.expiresAt) return this.store.move(tx, notice.id, { state: 'EXPIRED', why: notice.why });
    await this.store.layOut(tx, notice.id);
    const next = nextTryAt(tx.now, notice.attempts + 1, notice.urgent);
    const dueAt = next < notice.expiresAt ? next : notice.expiresAt;
    await setTimer(tx, 'registry', { kind: SEND_TIMER, subject: notice.id, dueAt });
  }

  @OnTimer(FORGET.kind)
  async onForget(_: DueTimer, tx: Transaction): Promise<void> {
    await this.store.forgetAlarms(tx, new Date(tx.now.getTime() - ALARM_DAYS * DAY_MS));
    await setTimer(tx, 'registry', { ...FORGET, dueAt: new Date(tx.now.getTime() + DAY_MS) });
  }
}
