import type { RaisedAgainReason } from '#contracts/alarm.js';
import type { Telling } from '#platform/event-log.js';
import { stateAfter } from '../rules/alarm-lifecycle.js';
import { comesBack } from '../rules/comes-back.js';
import { accepted } from './alarm-change.service.js';
import { alarmEvent } from './alarm-event.js';
import { OPEN_AGAIN } from './alarm.service.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** An open alarm waits for a human again. Its holder stays written: "who has it" is whom one asks first. */
export function raisedAgain(alarm: AlarmTable, why: RaisedAgainReason, now: Date): Telling {
  accepted(alarm);
  Object.assign(alarm, { waitingSince: now, raisedAgain: alarm.raisedAgain + 1, raisedAgainAt: now, escalation: null });
  return alarmEvent(alarm, 'alarm.raised-again', { alarmId: alarm.id, incidentId: alarm.incidentId, why, raisedAgainAt: now.toISOString() });
}

/** Somebody calls again on an alarm that nobody listens to any more. Who was done with it has it no longer. */
export function callAgain(alarm: AlarmTable, now: Date): Telling {
  if (alarm.state === 'RESOLVED') Object.assign(alarm, { state: stateAfter(alarm.state, 'come-back') ?? alarm.state, holderAccountId: null, holderName: null });
  return raisedAgain(alarm, 'CALLED_AGAIN', now);
}

/** Fire or gas that is still there comes back, also when the desk had done with it: then nobody has it. */
export function comeBack(alarm: AlarmTable, now: Date): Telling[] {
  switch (comesBack(alarm)) {
    case 'stands':
      return [raisedAgain(alarm, 'STILL_PRESENT', now)];
    case 'reopens': {
      Object.assign(alarm, { ...OPEN_AGAIN, state: stateAfter(alarm.state, 'come-back')!, holderAccountId: null, holderName: null });
      const reopened = alarmEvent(alarm, 'alarm.reopened', { alarmId: alarm.id, incidentId: alarm.incidentId });
      return [reopened, raisedAgain(alarm, 'STILL_PRESENT', now)];
    }
    default:
      return [];
  }
}
