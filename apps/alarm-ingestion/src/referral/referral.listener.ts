import type { Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { Injectable } from '@nestjs/common';
import { alarmEvent } from '../alarm/alarm-event.js';
import { AlarmStore } from '../alarm/alarm.store.js';
import { PolicyStore } from '../alarm/policy.store.js';
import { policyOf } from '../rules/alarm-policy.js';
import { nextReminderAt } from '../rules/follow-up.js';
import { FOLLOW_UP_TIMER, remind } from './referral.service.js';
import { ReferralStore } from './referral.store.js';

@Injectable()
@Listens('alarm-ingestion')
export class ReferralListener {
  constructor(
    private readonly alarms: AlarmStore,
    private readonly referrals: ReferralStore,
    private readonly policies: PolicyStore,
  ) {}

  /** Nobody has asked the agency again: the desk is reminded, round after round, until it answers. */
  @OnTimer(FOLLOW_UP_TIMER)
  async onFollowUpDue(timer: DueTimer, tx: Transaction): Promise<void> {
    const referral = await this.referrals.lock(tx, timer.payload['referralId'] as string);
    if (!referral?.dueAt || referral.dueAt.getTime() > (timer.payload['dueMs'] as number)) return;
    const alarm = (await this.alarms.peek(tx, referral.alarmId))!;
    const facts = { alarmId: alarm.id, referralId: referral.id, agency: referral.agency, dueAt: referral.dueAt.toISOString() };
    await tell(tx, alarmEvent(alarm, 'alarm.follow-up-due', facts));
    const policy = policyOf(await this.policies.all(tx), alarm.policyVersion);
    await remind(tx, { ...referral, dueAt: nextReminderAt(alarm.level, policy, timer.dueAt, tx.now) });
  }
}
