import { Injectable } from '@nestjs/common';
import { ALARM_LEVELS } from '#contracts/alarm.js';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { DeskStore } from '../alarm/desk.store.js';
import { PolicyStore } from '../alarm/policy.store.js';
import { CallBackService } from '../call-back/call-back.service.js';
import { ReferralStore } from '../referral/referral.store.js';
import { type AlarmPolicy, policyOf, versionAt } from '../rules/alarm-policy.js';
import { deskStanding, GONE_AFTER_SECONDS } from '../rules/desk-standing.js';
import { monthStartsAt } from '../rules/month-start.js';
import { DeskPresenceStore } from './desk-presence.store.js';
import type { DeskPerson, Presence, SupervisionView, WaitingLine } from './supervision.dto.js';
import { SupervisionStore } from './supervision.store.js';

const DAY_MS = 24 * 3600 * 1000;
const ESCALATED_SHOWN = 50;

/** 班长视图 */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly database: Database,
    private readonly figures: SupervisionStore,
    private readonly presence: DeskPresenceStore,
    private readonly desk: DeskStore,
    private readonly policies: PolicyStore,
    private readonly callBacks: CallBackService,
    private readonly referrals: ReferralStore,
  ) {}

  view(me: Account): Promise<SupervisionView> {
    return this.database.within(scopeOf(me), async (tx) => {
      const versions = await this.policies.all(tx);
      const policy = policyOf(versions, versionAt(versions, tx.now));
      const ids = await this.figures.escalatedIds(tx, ESCALATED_SHOWN);
      const escalated = await this.desk.byIds(tx, ids);
      return {
        at: tx.now.toISOString(),
        people: await this.people(tx),
        waiting: await this.waiting(tx, policy),
        answered: {
          day: await this.figures.answered(tx, new Date(tx.now.getTime() - DAY_MS), policy),
          month: await this.figures.answered(tx, monthStartsAt(tx.now), policy),
        },
        escalated: ids.map((id) => escalated.get(id)!),
        callBacks: await this.callBacks.counts(tx),
        followUps: await this.referrals.counts(tx, policy.followUp),
      };
    });
  }

  async here(me: Account, { pausing }: Presence): Promise<void> {
    await this.database.within(scopeOf(me), (tx) => this.presence.seen(tx, me, pausing));
  }

  /** Who was seen lately, and whoever has open alarms, seen or not. */
  private async people(tx: Transaction): Promise<DeskPerson[]> {
    const seen = await this.presence.since(tx, new Date(tx.now.getTime() - GONE_AFTER_SECONDS * 1000));
    const holding = new Map((await this.figures.holdings(tx)).map((one) => [one.accountId, one]));
    const here = seen.map(({ accountId, name, role, seenAt, pausing }): DeskPerson => {
      const { calls = 0, technical = 0 } = holding.get(accountId) ?? {};
      holding.delete(accountId);
      return { accountId, name, role, standing: deskStanding({ lastSeenAt: seenAt, pausing, calls }, tx.now), calls, technical, lastSeenAt: seenAt.toISOString() };
    });
    const gone = [...holding.values()].map((one): DeskPerson => ({ ...one, role: null, standing: 'gone', lastSeenAt: null }));
    return [...here, ...gone];
  }

  private async waiting(tx: Transaction, policy: AlarmPolicy): Promise<WaitingLine[]> {
    const lines = new Map((await this.figures.waiting(tx, policy)).map((line) => [line.level, line]));
    return ALARM_LEVELS.map((level) => {
      const line = lines.get(level);
      if (!line) return { level, count: 0, oldestSince: null, targetAt: null, hardAt: null, overdue: 0 };
      const { targetSeconds, hardSeconds } = policy.acknowledge[level];
      const after = (seconds: number) => new Date(line.oldestSince.getTime() + seconds * 1000).toISOString();
      return { level, count: line.count, oldestSince: line.oldestSince.toISOString(), targetAt: after(targetSeconds), hardAt: after(hardSeconds), overdue: line.overdue };
    });
  }
}
