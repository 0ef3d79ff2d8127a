import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { refusal } from '#platform/problem.js';
import { accepted, AlarmChange, touch } from '../alarm/alarm-change.service.js';
import { alarmEvent } from '../alarm/alarm-event.js';
import type { AlarmRow } from '../alarm/alarm-row.dto.js';
import type { HandOver } from '../alarm/alarm.dto.js';
import { ALARM_PROBLEMS } from '../alarm/alarm.problems.js';
import { DeskStore } from '../alarm/desk.store.js';
import { raisedAgain } from '../alarm/raise-again.js';

/** From one colleague to another. Nobody puts an alarm down before the other has it: unaccepted it rings at every desk again. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly change: AlarmChange,
    private readonly desk: DeskStore,
  ) {}

  /** To oneself is stepping in, and accepted by itself. */
  give(me: Account, id: string, { accountId }: HandOver): Promise<AlarmRow> {
    return this.change.by(me, id, async (alarm, tx) => {
      touch(me, alarm);
      const colleague = await this.desk.colleague(tx, accountId, alarm.orgPath);
      if (!colleague) throw refusal(ALARM_PROBLEMS, 'no-such-colleague');
      accepted(alarm);
      Object.assign(alarm, { holderAccountId: accountId, holderName: colleague.name });
      if (accountId !== me.accountId) Object.assign(alarm, { handedOverAt: tx.now, handedFromAccountId: me.accountId, handedFromName: me.name });
      return [alarmEvent(alarm, 'alarm.handed-over', { alarmId: alarm.id, toAccountId: accountId }, me)];
    });
  }

  /** Changes nothing when there is nothing to accept: a page may say it whenever it is opened. */
  accept(me: Account, id: string): Promise<AlarmRow> {
    return this.change.by(me, id, (alarm) => {
      const open = alarm.handedOverAt !== null || alarm.waitingSince !== null;
      touch(me, alarm);
      return open ? [alarmEvent(alarm, 'alarm.hand-over-accepted', { alarmId: id }, me)] : [];
    });
  }

  /** Back to the one who gave it; it rings, since that one has looked away. */
  refuse(me: Account, id: string): Promise<AlarmRow> {
    return this.change.by(me, id, (alarm, tx) => {
      if (!alarm.handedOverAt || alarm.holderAccountId !== me.accountId) throw refusal(ALARM_PROBLEMS, 'no-hand-over');
      Object.assign(alarm, { holderAccountId: alarm.handedFromAccountId, holderName: alarm.handedFromName });
      return [{ ...raisedAgain(alarm, 'REFUSED', tx.now), actor: { accountId: me.accountId, name: me.name } }];
    });
  }
}
