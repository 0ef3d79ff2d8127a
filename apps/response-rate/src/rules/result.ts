import type { Finding } from './clauses.js';
import type { CloseReason, Demand } from './demand.js';
import type { RatePolicy } from './policy.js';

/** An alarm closed for one of these, safety verified, was answered: false alarms among them. */
const ANSWERED_ALARM_REASONS: ReadonlySet<CloseReason> = new Set([
  'REAL_120',
  'REAL_119',
  'REAL_110',
  'REAL_FAMILY',
  'REAL_ONSITE',
  'REAL_PHONE',
  'FALSE_PRESS',
  'FALSE_DEVICE',
  'FALSE_ENV',
  'AWAY',
  'LEAK',
  'NO_CONTACT_HANDED',
  'DECEASED',
]);

/**
 * 果: closed for a reason that answers the demand. `arrivedHeld` is the finding of the clause before: a door that
 * stayed shut counts only for somebody who stood before it in time.
 */
export function result(demand: Demand, policy: RatePolicy, arrivedHeld: boolean): Finding {
  const held =
    demand.closedAt !== null &&
    (demand.kind === 'alarm' ? isAlarmAnswered(demand) : isOrderAnswered(demand, policy, arrivedHeld));
  return { held, limitAt: null, actualAt: demand.closedAt };
}

function isAlarmAnswered(demand: Demand): boolean {
  if (demand.closeReason === 'REFERRED') return demand.receipt;
  return demand.closeReason !== null && demand.safetyVerifiedBy !== null && ANSWERED_ALARM_REASONS.has(demand.closeReason);
}

function isOrderAnswered(demand: Demand, policy: RatePolicy, arrivedHeld: boolean): boolean {
  switch (demand.closeReason) {
    case 'DONE':
      return isLongEnough(demand, policy);
    case 'ELDER_REFUSED':
    case 'ELDER_CANCEL_LATE':
      return arrivedHeld;
    case 'ELDER_ABSENT':
      return arrivedHeld && demand.safetyVerifiedBy !== null;
    case 'REFERRED':
      return demand.receipt;
    default:
      return false;
  }
}

/** A service without a planned length is not timed. */
function isLongEnough(demand: Demand, policy: RatePolicy): boolean {
  if (demand.plannedMinutes === null) return true;
  return demand.servedMinutes !== null && demand.servedMinutes * 1000 >= policy.shares * demand.plannedMinutes;
}
