import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { fromCursor, pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { AlarmChange } from '../alarm/alarm-change.service.js';
import { alarmEvent } from '../alarm/alarm-event.js';
import type { AlarmRow } from '../alarm/alarm-row.dto.js';
import { ALARM_PROBLEMS } from '../alarm/alarm.problems.js';
import { DeskStore } from '../alarm/desk.store.js';
import { isInstantKey } from '../alarm/instant-key.js';
import { PolicyStore } from '../alarm/policy.store.js';
import { type AlarmPolicy, policyOf, versionAt } from '../rules/alarm-policy.js';
import { mayCallBack } from '../rules/may-call-back.js';
import type { CallBackMake, CallBackPage, CallBackQuery, CallBackRow } from './call-back.dto.js';
import { CallBackStore } from './call-back.store.js';

/** 回访: every P1 and P2 is asked after its close whether it was all right. */
@Injectable()
export class CallBackService {
  constructor(
    private readonly database: Database,
    private readonly change: AlarmChange,
    private readonly callBacks: CallBackStore,
    private readonly desk: DeskStore,
    private readonly policies: PolicyStore,
  ) {}

  make(me: Account, id: string, { reached, satisfied = undefined, vetoed, note }: CallBackMake): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      const call = { reached, satisfied: satisfied ?? null, vetoed, note: note ?? null };
      const verdict = mayCallBack(alarm, call);
      if (!verdict.ok) throw refusal(ALARM_PROBLEMS, verdict.why);
      await this.callBacks.add(tx, { id: newId(), alarmId: id, ...call, byAccountId: me.accountId, byName: me.name });
      if (verdict.settles) {
        await this.callBacks.settleIncident(tx, alarm.incidentId);
        Object.assign(alarm, { callBackOwed: false, calledBackAt: tx.now });
      }
      const facts = { alarmId: id, incidentId: alarm.incidentId, reached, satisfied: call.satisfied, vetoed, calledBackAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.called-back', facts, me)];
    });
  }

  list(me: Account, { due, limit, after }: CallBackQuery): Promise<CallBackPage> {
    const cursor = after === undefined ? null : fromCursor(after);
    if (after !== undefined && !isInstantKey(cursor)) throw refusal(ALARM_PROBLEMS, 'bad-cursor');
    return this.database.within(scopeOf(me), async (tx) => {
      const { late, overdue } = await this.bounds(tx);
      const owed = await this.callBacks.owed(tx, due === 'late' ? late : due === 'overdue' ? overdue : null, limit + 1, cursor);
      const alarms = await this.desk.byIds(tx, owed.map(({ id }) => id));
      const rows = owed.map(({ id, attempts }): CallBackRow => rowOf(alarms.get(id)!, attempts));
      return pageOf(rows, limit, (row) => [row.closedAt, row.id]);
    });
  }

  async counts(tx: Transaction): Promise<{ open: number; late: number; overdue: number }> {
    const { late, overdue } = await this.bounds(tx);
    return this.callBacks.counts(tx, late, overdue);
  }

  /** Closed before these: past the target, past the hard limit, by the policy of today. */
  private async bounds(tx: Transaction): Promise<{ late: Date; overdue: Date }> {
    const { callBack } = await this.policyNow(tx);
    const ago = (seconds: number) => new Date(tx.now.getTime() - seconds * 1000);
    return { late: ago(callBack.targetSeconds), overdue: ago(callBack.hardSeconds) };
  }

  private async policyNow(tx: Transaction): Promise<AlarmPolicy> {
    const versions = await this.policies.all(tx);
    return policyOf(versions, versionAt(versions, tx.now));
  }
}

function rowOf(alarm: AlarmRow, attempts: number): CallBackRow {
  const running = alarm.limits.find(({ limit }) => limit === 'CALL_BACK')!;
  return { ...alarm, callBackDueAt: { targetAt: running.targetAt, hardAt: running.hardAt }, attempts };
}
