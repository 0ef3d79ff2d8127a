import type { AlarmState } from '#contracts/alarm.js';
import { policyOf, type PolicyVersion } from '../rules/alarm-policy.js';
import { ringOf } from '../rules/ring.js';
import { type LimitFacts, runningLimits } from '../rules/running-limits.js';
import type { AcknowledgeDue, AlarmRow } from './alarm-row.dto.js';

/** An alarm with the names that the desk shows, and the agencies that have not answered. */
export const SELECT_ALARM = `
  SELECT a.id, a.incident_id AS "incidentId", a.type, a.level, a.state, a.count, a.elder_id AS "elderId", e.name_masked AS "elderName",
         a.street_code AS "streetCode", coalesce(s.name, a.street_code) AS "streetName", a.device_id AS "deviceId", a.raised_at AS "raisedAt",
         a.acknowledged_at AS "acknowledgedAt", a.waiting_since AS "waitingSince", a.raised_again AS "raisedAgain", a.holder_account_id AS "holderId",
         a.holder_name AS "holderName", a.handed_over_at AS "handedOverAt", a.handed_from_account_id AS "handedFromId", a.handed_from_name AS "handedFromName",
         a.taken_at AS "takenAt", a.first_contact_at AS "firstContactAt", a.sent_at AS "sentAt", a.arrived_at AS "arrivedAt", a.policy_version AS "policyVersion", a.escalation,
         a.cleared_at IS NOT NULL AS cleared, a.cancelled_by_wearer AS "cancelledByWearer", a.closed_at AS "closedAt",
         a.close_reason AS "closeReason", a.order_id AS "orderId", a.merged_into AS "mergedInto", a.call_back_owed AS "callBackOwed",
         a.called_back_at IS NOT NULL AS "calledBack", r.open AS "openReferrals", r.due_at AS "followUpDueAt"
  FROM alarm a
  LEFT JOIN registry.elder_view e ON e.id = a.elder_id
  LEFT JOIN registry.street_view s ON s.code = a.street_code
  CROSS JOIN LATERAL (SELECT count(*)::int AS open, min(due_at) AS due_at FROM referral WHERE alarm_id = a.id AND ended IS NULL) r`;

type Instants = 'raisedAt' | 'acknowledgedAt' | 'waitingSince' | 'closedAt' | 'followUpDueAt';
type Made = 'holder' | 'handOver' | 'ring' | 'limits' | 'acknowledgeDueAt';

export interface SelectedAlarm extends Omit<AlarmRow, Instants | Made>, Omit<LimitFacts, 'level' | 'state'> {
  raisedAt: Date;
  acknowledgedAt: Date | null;
  followUpDueAt: Date | null;
  holderId: string | null;
  holderName: string | null;
  handedOverAt: Date | null;
  handedFromId: string | null;
  handedFromName: string | null;
  policyVersion: number;
}

/** The row as a desk reads it: instants as text, and what the rules say of it now. */
export function shownAlarm(selected: SelectedAlarm, versions: readonly PolicyVersion[]): AlarmRow {
  const { holderId, holderName, handedOverAt, handedFromId, handedFromName, takenAt: _0, firstContactAt: _1, sentAt: _2, arrivedAt: _3, callBackOwed: _4, policyVersion, ...row } = selected;
  const policy = policyOf(versions, policyVersion);
  const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000).toISOString();
  const { targetSeconds, hardSeconds } = policy.acknowledge[row.level];
  const countsFrom = countedFrom(row.state, row.raisedAt, row.waitingSince);
  const acknowledgeDueAt: AcknowledgeDue = { targetAt: after(countsFrom, targetSeconds), hardAt: after(countsFrom, hardSeconds) };
  return {
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    followUpDueAt: row.followUpDueAt?.toISOString() ?? null,
    ring: ringOf(row),
    holder: holderId === null ? null : { accountId: holderId, name: holderName! },
    handOver:
      handedOverAt && { from: { accountId: handedFromId!, name: handedFromName! }, at: handedOverAt.toISOString(), acceptBy: after(handedOverAt, policy.handOverSeconds) },
    acknowledgeDueAt,
    limits: runningLimits(selected, policy).map(({ limit, since, targetAt, hardAt }) => ({
      limit,
      since: since.toISOString(),
      targetAt: targetAt.toISOString(),
      hardAt: hardAt.toISOString(),
    })),
  };
}

/** The first answer counts from the raise, whatever happened in between; a later one from when it came back. */
const countedFrom = (state: AlarmState, raisedAt: Date, waitingSince: Date | null): Date => (state === 'RAISED' ? raisedAt : (waitingSince ?? raisedAt));
