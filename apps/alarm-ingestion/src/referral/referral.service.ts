import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { fromCursor, pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { setTimer } from '#platform/timers.js';
import { AlarmChange, touch } from '../alarm/alarm-change.service.js';
import { alarmEvent } from '../alarm/alarm-event.js';
import { ALARM_PROBLEMS } from '../alarm/alarm.problems.js';
import { isInstantKey } from '../alarm/instant-key.js';
import { PolicyStore } from '../alarm/policy.store.js';
import type { AlarmTable } from '../alarm/tables/alarm.table.js';
import { isOpen } from '../rules/alarm-lifecycle.js';
import { policyOf } from '../rules/alarm-policy.js';
import { endsReferral, nextFollowUpAt } from '../rules/follow-up.js';
import type { FollowUpMake, ReferralLine, ReferralMake, ReferralPage, ReferralQuery } from './referral.dto.js';
import { type Referral, ReferralStore } from './referral.store.js';

/** An agency has not answered: its subject is the referral and when it was to be asked. */
export const FOLLOW_UP_TIMER = 'referral.follow-up';

/** 转办: what the desk hands over to an agency, and asks about until it is answered. */
@Injectable()
export class ReferralService {
  constructor(
    private readonly database: Database,
    private readonly change: AlarmChange,
    private readonly referrals: ReferralStore,
    private readonly policies: PolicyStore,
  ) {}

  async make(me: Account, alarmId: string, { agency, referenceNumber, note }: ReferralMake): Promise<ReferralLine> {
    const id = newId();
    await this.change.by(me, alarmId, async (alarm, tx) => {
      touch(me, alarm);
      const referral: Referral = { id, alarmId, agency, referenceNumber: referenceNumber ?? null, dueAt: await this.nextAt(tx, alarm), ended: null };
      await this.referrals.add(tx, referral, { note: note ?? null, byAccountId: me.accountId, byName: me.name });
      await remind(tx, referral);
      // Who rings the fire brigade has rung somebody.
      alarm.firstContactAt ??= tx.now;
      const facts = { alarmId, incidentId: alarm.incidentId, referralId: id, agency, numbered: referral.referenceNumber !== null };
      return [alarmEvent(alarm, 'alarm.referred', facts, me)];
    });
    return this.one(me, alarmId, id);
  }

  /** What the agency said. Also after the alarm's close, and by whoever is at the desk then. */
  async followUp(me: Account, alarmId: string, id: string, { result, referenceNumber, note }: FollowUpMake): Promise<ReferralLine> {
    await this.change.by(me, alarmId, async (alarm, tx) => {
      if (isOpen(alarm.state)) touch(me, alarm);
      const referral = await this.referrals.lock(tx, id);
      if (referral?.alarmId !== alarmId) throw refusal(ALARM_PROBLEMS, 'referral-not-found');
      if (referral.ended) throw refusal(ALARM_PROBLEMS, 'referral-ended');
      const ends = endsReferral(result);
      Object.assign(referral, {
        referenceNumber: referenceNumber ?? referral.referenceNumber,
        dueAt: ends ? null : await this.nextAt(tx, alarm),
        ended: ends ? result : null,
      });
      await this.referrals.save(tx, referral);
      if (!ends) await remind(tx, referral);
      await this.referrals.addFollowUp(tx, { id: newId(), alarmId, referralId: id, result, note: note ?? null, byAccountId: me.accountId, byName: me.name });
      return [alarmEvent(alarm, 'alarm.followed-up', { alarmId, referralId: id, agency: referral.agency, result }, me)];
    });
    return this.one(me, alarmId, id);
  }

  list(me: Account, { due, limit, after }: ReferralQuery): Promise<ReferralPage> {
    const cursor = after === undefined ? null : fromCursor(after);
    if (after !== undefined && !isInstantKey(cursor)) throw refusal(ALARM_PROBLEMS, 'bad-cursor');
    return this.database.within(scopeOf(me), async (tx) =>
      pageOf(await this.referrals.open(tx, due === 'now' ? tx.now : null, limit + 1, cursor), limit, (row) => [row.dueAt, row.id]),
    );
  }

  private one(me: Account, alarmId: string, id: string): Promise<ReferralLine> {
    return this.database.within(scopeOf(me), async (tx) => (await this.referrals.of(tx, alarmId)).find((line) => line.id === id)!);
  }

  private async nextAt(tx: Transaction, alarm: AlarmTable): Promise<Date> {
    return nextFollowUpAt(alarm.level, policyOf(await this.policies.all(tx), alarm.policyVersion), tx.now);
  }
}

/** Each round has a subject of its own: a timer that fires just now is never moved. */
export async function remind(tx: Transaction, { id, dueAt }: Referral): Promise<void> {
  if (dueAt) await setTimer(tx, 'alarm-ingestion', { kind: FOLLOW_UP_TIMER, subject: `${id}/${dueAt.getTime()}`, dueAt, payload: { referralId: id, dueMs: dueAt.getTime() } });
}
