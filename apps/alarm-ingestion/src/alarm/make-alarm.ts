import type { AlarmType } from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import { newId } from '#platform/id.js';
import { LEVEL_OF } from '../rules/alarm-level.js';
import { type EarlierAlarm, joinIncident } from '../rules/join-incident.js';
import { type Concerned, keyOf } from './finding.js';
import type { AlarmTable } from './tables/alarm.table.js';

interface Around {
  now: Date;
  earlier: readonly EarlierAlarm[];
  policyVersion: number;
}

/** A new alarm that waits for a human, in the incident of those `earlier` ones of the elder that are near. */
export function makeAlarm(
  { deviceId, elderId, streetCode, orgPath }: Concerned,
  type: AlarmType,
  because: Because | null,
  { now, earlier, policyVersion }: Around,
): AlarmTable {
  const level = LEVEL_OF[type];
  return {
    id: newId(),
    incidentId: joinIncident(level, now, earlier) ?? newId(),
    key: keyOf({ deviceId, elderId }, type),
    type,
    level,
    state: 'RAISED',
    count: 1,
    elderId,
    deviceId,
    streetCode,
    orgPath,
    policyVersion,
    raisedAt: now,
    lastSignalAt: now,
    clearedAt: null,
    cancelledByWearer: false,
    waitingSince: now,
    raisedAgain: 0,
    raisedAgainAt: null,
    acknowledgedAt: null,
    takenAt: null,
    holderAccountId: null,
    holderName: null,
    handedOverAt: null,
    handedFromAccountId: null,
    handedFromName: null,
    firstContactAt: null,
    sentAt: null,
    arrivedAt: null,
    escalation: null,
    orderId: null,
    closedAt: null,
    closeReason: null,
    safetyVerifiedBy: null,
    note: null,
    mergedInto: null,
    callBackOwed: false,
    calledBackAt: null,
    testWindowId: null,
    because,
  };
}
