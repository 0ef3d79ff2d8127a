import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { setTimers } from '#platform/timers.js';
import { policyOf } from '../rules/alarm-policy.js';
import { mayTouch } from '../rules/may-touch.js';
import { runningLimits } from '../rules/running-limits.js';
import { DeskPresenceStore } from '../supervision/desk-presence.store.js';
import { clocksOf } from './alarm-clocks.js';
import type { AlarmRow } from './alarm-row.dto.js';
import { ALARM_PROBLEMS } from './alarm.problems.js';
import { AlarmStore } from './alarm.store.js';
import { DeskStore } from './desk.store.js';
import { PolicyStore } from './policy.store.js';
import type { AlarmTable } from './tables/alarm.table.js';

export type Work = (alarm: AlarmTable, tx: Transaction) => Promise<Telling[]> | Telling[];

/** How anything changes an alarm: locked, decided, saved, told, and the clocks set that begin with it. One transaction. */
@Injectable()
export class AlarmChange {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly desk: DeskStore,
    private readonly policies: PolicyStore,
    private readonly presence: DeskPresenceStore,
  ) {}

  /** A person acts on an alarm of their scope. Whoever acts is at the desk. */
  async by(me: Account, id: string, work: Work): Promise<AlarmRow> {
    return this.database.within(scopeOf(me), async (tx) => {
      const alarm = await this.alarms.lock(tx, id);
      if (!alarm) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      await this.apply(tx, alarm, work);
      await this.presence.seen(tx, me);
      return (await this.desk.one(tx, id))!;
    });
  }

  /** Time, a sensor or another service changes an alarm that is locked already. */
  async apply(tx: Transaction, alarm: AlarmTable, work: Work): Promise<void> {
    const before = { ...alarm };
    const events = await work(alarm, tx);
    if (events.length === 0) return;
    const policy = policyOf(await this.policies.all(tx), alarm.policyVersion);
    // How high it climbed says something as long as what it climbed for is not done.
    if (runningLimits(alarm, policy).length === 0) alarm.escalation = null;
    await this.alarms.save(tx, [alarm]);
    await setTimers(tx, 'alarm-ingestion', clocksOf(before, alarm, policy, tx.now));
    await tellAll(tx, events);
  }
}

/** Refuses whoever does not have it. Who has it and acts has accepted it, and is at work on it again. */
export function touch(me: Account, alarm: AlarmTable): void {
  const verdict = mayTouch({ state: alarm.state, waiting: alarm.waitingSince !== null, holderId: alarm.holderAccountId }, me);
  if (!verdict.ok) throw refused(verdict.why, alarm);
  if (alarm.holderAccountId !== me.accountId) return;
  alarm.waitingSince = null;
  accepted(alarm);
}

/** The hand-over is over, one way or the other. */
export function accepted(alarm: AlarmTable): void {
  Object.assign(alarm, { handedOverAt: null, handedFromAccountId: null, handedFromName: null });
}

/** A refusal that names who has the alarm: the desk shows it. */
export function refused(why: keyof typeof ALARM_PROBLEMS, { holderAccountId, holderName }: AlarmTable) {
  if (why !== 'alarm-held' || holderName === null) return refusal(ALARM_PROBLEMS, why);
  const holder = { accountId: holderAccountId, name: holderName };
  return refusal(ALARM_PROBLEMS, why, { title: `此报警由${holderName}处理`, holder });
}
