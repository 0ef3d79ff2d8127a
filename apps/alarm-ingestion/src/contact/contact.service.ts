import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { AlarmChange, touch } from '../alarm/alarm-change.service.js';
import { alarmEvent } from '../alarm/alarm-event.js';
import type { AlarmRow } from '../alarm/alarm-row.dto.js';
import { ALARM_PROBLEMS } from '../alarm/alarm.problems.js';
import { AlarmStore } from '../alarm/alarm.store.js';
import { stateAfter } from '../rules/alarm-lifecycle.js';
import { callTimes } from '../rules/call-times.js';
import type { CallRecord, ContactAttempt } from './contact.dto.js';
import { ContactStore } from './contact.store.js';

/** Whom somebody tried to reach, and the record of the call. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly change: AlarmChange,
    private readonly alarms: AlarmStore,
    private readonly contacts: ContactStore,
  ) {}

  attempt(me: Account, id: string, { party, partyName, contactOrder, result, direction, numberKind, startedAt, endedAt, note }: ContactAttempt): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      touch(me, alarm);
      const times = callTimes(startedAt, endedAt, tx.now);
      if (!times.ok) throw refusal(ALARM_PROBLEMS, times.why);
      alarm.state = stateAfter(alarm.state, 'contact') ?? alarm.state;
      alarm.firstContactAt ??= tx.now;
      const who = { party, partyName: partyName ?? null, contactOrder: contactOrder ?? null };
      const call = { direction, numberKind: numberKind ?? null, startedAt: times.startedAt, endedAt: times.endedAt, seconds: times.seconds };
      await this.contacts.add(tx, { id: newId(), alarmId: id, at: tx.now, ...who, result, ...call, note: note ?? null, byAccountId: me.accountId, byName: me.name });
      const facts = { alarmId: alarm.id, incidentId: alarm.incidentId, party, result, contactedAt: tx.now.toISOString() };
      return [alarmEvent(alarm, 'alarm.contacted', facts, me)];
    });
  }

  calls(me: Account, id: string): Promise<CallRecord[]> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (!(await this.alarms.peek(tx, id))) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      return this.contacts.of(tx, id);
    });
  }
}
