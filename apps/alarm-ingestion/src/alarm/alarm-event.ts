import type { EventName, Flow } from '#contracts/flow.js';
import type { Account } from '#contracts/people.js';
import type { Telling } from '#platform/event-log.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** An event about an alarm, heard in the alarm's scope. */
export function alarmEvent<N extends EventName>(alarm: AlarmTable, name: N, payload: Flow[N], by: Account | null = null): Telling {
  return {
    name,
    subject: alarm.id,
    orgPath: alarm.orgPath,
    elderId: alarm.elderId,
    actor: by && { accountId: by.accountId, name: by.name },
    payload,
  } as Telling;
}
