import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { isOpen, stateAfter } from '../rules/alarm-lifecycle.js';
import { mayAcknowledge } from '../rules/may-acknowledge.js';
import { mayClose } from '../rules/may-close.js';
import { mayTouch } from '../rules/may-touch.js';
import { alarmEvent } from './alarm-event.js';
import type { AlarmClose, AlarmReopen, AlarmRow, ContactAttempt, HandOver } from './alarm.dto.js';
import { ALARM_PROBLEMS } from './alarm.problems.js';
import { AlarmStore } from './alarm.store.js';
import { DeskStore } from './desk.store.js';
import type { AlarmTable } from './tables/alarm.table.js';

type Act = (alarm: AlarmTable, tx: Transaction) => Promise<Telling[]> | Telling[];

/** What people do with an alarm. Each act: load it locked, decide, save, tell, in one transaction. */
@Injectable()
export class AlarmService {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly desk: DeskStore,
  ) {}

  /** The first one has it; the others are told who. */
  acknowledge(me: Account, id: string): Promise<AlarmRow> {
    return this.act(me, id, async (alarm, tx) => {
      const holder = alarm.holderAccountId === null ? null : { accountId: alarm.holderAccountId };
      const verdict = mayAcknowledge(alarm.state, holder, me.accountId);
      if (!verdict.ok) throw refused(verdict.why, alarm);
      if (verdict.again) return [];
      // The escalation's timer stays: it will meet the new state. Taking it away could deadlock with its firing.
      Object.assign(alarm, { state: verdict.state, acknowledgedAt: tx.now, holderAccountId: me.accountId, holderName: me.name });
      return [acknowledged(alarm, tx, me)];
    });
  }

  contact(me: Account, id: string, { party, partyName, result, note }: ContactAttempt): Promise<AlarmRow> {
    return this.act(me, id, async (alarm, tx) => {
      this.mayTouch(me, alarm);
      alarm.state = stateAfter(alarm.state, 'contact') ?? alarm.state;
      const attempt = { id: newId(), alarmId: alarm.id, at: tx.now, party, result, byAccountId: me.accountId, byName: me.name };
      await this.alarms.addContact(tx, { ...attempt, partyName: partyName ?? null, note: note ?? null });
      const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, party, result, contactedAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.contacted', facts, me)];
    });
  }

  handOver(me: Account, id: string, { accountId }: HandOver): Promise<AlarmRow> {
    return this.act(me, id, async (alarm, tx) => {
      this.mayTouch(me, alarm);
      const colleague = await this.desk.colleague(tx, accountId, alarm.orgPath);
      if (!colleague) throw refusal(ALARM_PROBLEMS, 'no-such-colleague');
      Object.assign(alarm, { holderAccountId: accountId, holderName: colleague.name });
      return [alarmEvent(alarm, 'alarm.handed-over', { alarmId: alarm.id, toAccountId: accountId }, me)];
    });
  }

  close(me: Account, id: string, { reason, safetyVerifiedBy = undefined, note }: AlarmClose): Promise<AlarmRow> {
    return this.act(me, id, (alarm, tx) => {
      if (isOpen(alarm.state)) this.mayTouch(me, alarm);
      const verdict = mayClose(alarm, reason, safetyVerifiedBy ?? null);
      if (!verdict.ok) throw refused(verdict.why, alarm);
      Object.assign(alarm, { state: verdict.state, closedAt: tx.now, closeReason: reason, safetyVerifiedBy: safetyVerifiedBy ?? null, note: note ?? alarm.note });
      const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, reason, safetyVerifiedBy: alarm.safetyVerifiedBy, closedAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.closed', facts, me)];
    });
  }

  /** Whoever reopens it has it. */
  reopen(me: Account, id: string, { note }: AlarmReopen): Promise<AlarmRow> {
    return this.act(me, id, async (alarm, tx) => {
      const state = stateAfter(alarm.state, 'reopen');
      if (!state) throw refusal(ALARM_PROBLEMS, 'not-closed');
      const newest = (await this.alarms.newestOf(tx, [alarm.key])).get(alarm.key);
      if (newest && isOpen(newest.state)) throw refusal(ALARM_PROBLEMS, 'another-open');
      Object.assign(alarm, { state, closedAt: null, closeReason: null, safetyVerifiedBy: null, note, holderAccountId: me.accountId, holderName: me.name });
      return [alarmEvent(alarm, 'alarm.reopened', { alarmId: alarm.id, incidentId: alarm.incidentId }, me)];
    });
  }

  private mayTouch(me: Account, alarm: AlarmTable): void {
    const verdict = mayTouch(alarm.state, alarm.holderAccountId, me);
    if (!verdict.ok) throw refused(verdict.why, alarm);
  }

  private act(me: Account, id: string, act: Act): Promise<AlarmRow> {
    return this.database.within(scopeOf(me), async (tx) => {
      const alarm = await this.alarms.lock(tx, id);
      if (!alarm) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      const events = await act(alarm, tx);
      if (events.length > 0) await this.alarms.save(tx, [alarm]);
      await tellAll(tx, events);
      return (await this.desk.one(tx, id))!;
    });
  }
}

/** A human has it now. */
export function acknowledged(alarm: AlarmTable, tx: Transaction, by: Account | null): Telling {
  const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, by: 'human' as const, acknowledgedAt: tx.now.toISOString() };
  return alarmEvent(alarm, 'alarm.acknowledged', facts, by);
}

/** A refusal that names who has the alarm: the desk shows it. */
function refused(why: keyof typeof ALARM_PROBLEMS, { holderAccountId, holderName }: AlarmTable) {
  if (why !== 'alarm-held' || holderName === null) return refusal(ALARM_PROBLEMS, why);
  const holder = { accountId: holderAccountId, name: holderName };
  return refusal(ALARM_PROBLEMS, why, { title: `此报警由${holderName}处理`, holder });
}
