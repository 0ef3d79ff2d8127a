import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import type { Telling } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { ReferralStore } from '../referral/referral.store.js';
import { isOpen, stateAfter } from '../rules/alarm-lifecycle.js';
import { mayAcknowledge } from '../rules/may-acknowledge.js';
import { mayClose } from '../rules/may-close.js';
import { mayMerge } from '../rules/may-merge.js';
import { owesCallBack } from '../rules/running-limits.js';
import { accepted, AlarmChange, refused, touch } from './alarm-change.service.js';
import { alarmEvent } from './alarm-event.js';
import type { AlarmRow } from './alarm-row.dto.js';
import type { AlarmClose, AlarmMerge, AlarmReopen } from './alarm.dto.js';
import { ALARM_PROBLEMS } from './alarm.problems.js';
import { AlarmStore } from './alarm.store.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** What people do with an alarm from its ring to its close. Each act: load it locked, decide, save, tell, in one transaction. */
@Injectable()
export class AlarmService {
  constructor(
    private readonly change: AlarmChange,
    private readonly alarms: AlarmStore,
    private readonly referrals: ReferralStore,
  ) {}

  /** The first one has it; the others are told who. */
  acknowledge(me: Account, id: string): Promise<AlarmRow> {
    return this.change.by(me, id, (alarm, tx) => {
      const verdict = mayAcknowledge({ state: alarm.state, waiting: alarm.waitingSince !== null, holderId: alarm.holderAccountId }, me.accountId);
      if (!verdict.ok) throw refused(verdict.why, alarm);
      if (verdict.again) return [];
      alarm.state = verdict.state;
      return [takenBy(alarm, me, tx)];
    });
  }

  close(me: Account, id: string, { reason, safetyVerifiedBy, note }: AlarmClose): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      if (isOpen(alarm.state)) touch(me, alarm);
      const verdict = mayClose(alarm, reason, safetyVerifiedBy ?? null, await this.referrals.openOf(tx, id));
      if (!verdict.ok) throw refused(verdict.why, alarm);
      end(alarm, tx, { state: verdict.state, closeReason: reason, safetyVerifiedBy: safetyVerifiedBy ?? null, note: note ?? alarm.note });
      const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, reason, safetyVerifiedBy: alarm.safetyVerifiedBy, closedAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.closed', facts, me)];
    });
  }

  /** The same call for help as an earlier alarm: what is still to do is done there. */
  merge(me: Account, id: string, { into: intoId }: AlarmMerge): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      const seen = await this.alarms.peek(tx, intoId);
      if (!seen) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      touch(me, alarm);
      const verdict = mayMerge(alarm, seen);
      if (!verdict.ok) throw refusal(ALARM_PROBLEMS, verdict.why);
      const into = (await this.alarms.hold(tx, intoId))!;
      if (!isOpen(into.state)) throw refusal(ALARM_PROBLEMS, 'merge-into-closed');
      if ((await this.referrals.openOf(tx, id)).length > 0) throw refusal(ALARM_PROBLEMS, 'referral-open');
      const { incidentId } = alarm;
      end(alarm, tx, { state: stateAfter(alarm.state, 'merge')!, closeReason: 'DUPLICATE', safetyVerifiedBy: null, note: alarm.note });
      Object.assign(alarm, { mergedInto: into.id, incidentId: into.incidentId });
      const facts = { alarmId: id, incidentId, intoAlarmId: into.id, intoIncidentId: into.incidentId, mergedAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.merged', facts, me)];
    });
  }

  /** Whoever reopens it has it. */
  reopen(me: Account, id: string, { note }: AlarmReopen): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      const state = stateAfter(alarm.state, 'reopen');
      // A test called nobody and is no demand: there is nothing to go on with.
      if (!state || alarm.testWindowId) throw refusal(ALARM_PROBLEMS, 'not-closed');
      const newest = (await this.alarms.newestOf(tx, [alarm.key])).get(alarm.key);
      if (newest && isOpen(newest.state)) throw refusal(ALARM_PROBLEMS, 'another-open');
      Object.assign(alarm, { ...OPEN_AGAIN, state, note, takenAt: tx.now, holderAccountId: me.accountId, holderName: me.name });
      return [alarmEvent(alarm, 'alarm.reopened', { alarmId: alarm.id, incidentId: alarm.incidentId }, me)];
    });
  }
}

/** What a closed alarm forgets when it is opened again; who once answered it stays written. */
export const OPEN_AGAIN = {
  closedAt: null,
  closeReason: null,
  safetyVerifiedBy: null,
  mergedInto: null,
  callBackOwed: false,
  calledBackAt: null,
  escalation: null,
  firstContactAt: null,
  sentAt: null,
  arrivedAt: null,
} as const satisfies Partial<AlarmTable>;

/** A human has it now. */
export function takenBy(alarm: AlarmTable, by: { accountId: string; name: string }, tx: Transaction): Telling {
  accepted(alarm);
  Object.assign(alarm, { waitingSince: null, escalation: null, acknowledgedAt: alarm.acknowledgedAt ?? tx.now, takenAt: tx.now, holderAccountId: by.accountId, holderName: by.name });
  const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, by: 'human' as const, acknowledgedAt: tx.now.toISOString() };
  return { ...alarmEvent(alarm, 'alarm.acknowledged', facts), actor: { accountId: by.accountId, name: by.name } };
}

type Ending = Pick<AlarmTable, 'state' | 'closeReason' | 'safetyVerifiedBy' | 'note'>;

function end(alarm: AlarmTable, tx: Transaction, ending: Ending): void {
  accepted(alarm);
  Object.assign(alarm, { ...ending, closedAt: tx.now, waitingSince: null, callBackOwed: owesCallBack(alarm.level, ending.closeReason!) });
}
