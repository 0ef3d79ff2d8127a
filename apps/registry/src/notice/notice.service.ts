import { Injectable } from '@nestjs/common';
import type { AnyHappened, Happened } from '#contracts/flow.js';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { pageOf } from '#platform/page.dto.js';
import { SYSTEM, scopeOf } from '#platform/scope.js';
import { cancelTimer, setTimer } from '#platform/timers.js';
import type { PageKey } from '../page-key.js';
import type { NoticePage, NoticeReceipt, NoticeRow } from './notice.dto.js';
import { type KnownAlarm, type NoticeFile, NoticeStore } from './notice.store.js';
import { Notifier } from './notifier.js';
import { PeopleStore } from './people.store.js';
import { localMinute, localTime } from './local-time.js';
import { maySendNow } from './rules/may-send-now.js';
import { type Message, messagesFor } from './rules/messages-for.js';
import { usefulUntil } from './rules/next-try.js';
import { stateAfter } from './rules/notice-lifecycle.js';
import { type Draft, noticesFor } from './rules/notices-for.js';
import { textOf } from './templates.js';

export const SEND_TIMER = 'notice.send';

/**
 * What happened becomes notices. It lives in the register, because a notice needs a phone number, and nobody else can
 * open the seal on one.
 */
@Injectable()
export class NoticeService {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticeStore,
    private readonly people: PeopleStore,
    private readonly notifier: Notifier,
  ) {}

  /** In the transaction that moves the cursor: each event becomes its notices once. */
  async hear(tx: Transaction, event: AnyHappened, alarm: KnownAlarm | null): Promise<void> {
    const messages = messagesFor(event, alarm);
    if (messages.length === 0 || event.elderId === null) return;
    const elder = await this.people.elder(tx, event.elderId);
    if (!elder) return;
    const people = await this.people.around(tx, event.elderId, alarm?.alarmId ?? null);
    const madeAt = new Date(event.at);
    for (const message of messages) {
      const params = { elder: elder.nameMasked, time: localTime(madeAt), outcome: message.outcome };
      for (const draft of noticesFor(message, people)) {
        await this.make(tx, message, draft, { elderId: event.elderId, orgPath: elder.orgPath, subject: event.subject, params });
      }
    }
  }

  async keepAlarms(tx: Transaction, raised: readonly Happened<'alarm.raised'>[]): Promise<void> {
    const ofElders = raised.filter(({ payload }) => payload.elderId !== null);
    await this.notices.keepAlarms(tx, ofElders.map(({ orgPath, payload: { alarmId, elderId, type, level, raisedAt } }) => ({ alarmId, elderId: elderId!, orgPath, type, level, raisedAt })));
  }

  alarm(tx: Transaction, alarmId: string): Promise<KnownAlarm | null> {
    return this.notices.alarm(tx, alarmId);
  }

  list(me: Account, elderId: string, limit: number, after: PageKey): Promise<NoticePage> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (me.role === 'family' && !(await this.people.shares(tx, elderId))) return { items: [], next: null };
      const page = pageOf(await this.notices.list(tx, elderId, limit, after), limit, (row) => [row.id]);
      return { ...page, items: page.items.map((file) => rowOf(file, me)) };
    });
  }

  /** What the gateway says became of it. Saying it twice changes nothing. Null: no such notice. */
  receive({ id, state, why }: NoticeReceipt): Promise<NoticeFile['state'] | null> {
    return this.database.within(SYSTEM, async (tx) => {
      const notice = await this.notices.lock(tx, id);
      if (!notice) return null;
      const after = stateAfter(notice.state, state === 'DELIVERED' ? 'deliver' : 'fail');
      if (!after) return notice.state;
      await this.notices.move(tx, id, { state: after, why: state === 'FAILED' ? (why ?? 'not-delivered') : null });
      await cancelTimer(tx, 'registry', SEND_TIMER, id);
      return after;
    });
  }

  private async make(tx: Transaction, message: Message, { to, channel, locale, quiet }: Draft, about: Pick<NoticeFile, 'elderId' | 'orgPath' | 'subject' | 'params'>): Promise<void> {
    const verdict = maySendNow(message.urgent, localMinute(tx.now), quiet, await this.notices.countLastHour(tx, to.phoneIndex));
    const state = verdict.ok ? (this.notifier.configured ? 'QUEUED' : 'NOT_CONFIGURED') : 'SKIPPED';
    const { accountId, contactPlace, phoneSealed, phoneIndex } = to;
    const notice: NoticeFile = {
      id: newId(), ...about, accountId, contactPlace, phoneSealed, phoneIndex, channel, template: message.template, locale, urgent: message.urgent,
      state, why: verdict.ok ? null : verdict.why, reference: null, attempts: 0, madeAt: tx.now, expiresAt: usefulUntil(tx.now, message.urgent), changedAt: tx.now,
    };
    await this.notices.add(tx, notice);
    // Nothing is sent from here: the timer lays it out after this commit.
    if (state === 'QUEUED') await setTimer(tx, 'registry', { kind: SEND_TIMER, subject: notice.id, dueAt: tx.now });
  }
}

function rowOf({ id, channel, template, locale, params, state, why, urgent, attempts, accountId, contactPlace, madeAt, changedAt }: NoticeFile, me: Account): NoticeRow {
  return {
    id, channel, template, text: textOf(template, locale, params), state, why, urgent, attempts, mine: accountId === me.accountId, contactPlace,
    madeAt: madeAt.toISOString(), changedAt: changedAt.toISOString(),
  };
}
