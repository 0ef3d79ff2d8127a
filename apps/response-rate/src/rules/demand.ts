import type { AlarmCloseReason, AlarmLevel, SafetyVerifier } from '#contracts/alarm.js';
import type { Category, OrderReason } from '#contracts/order.js';
import type { Evidence } from '#contracts/visit.js';

/** A request is an order or an alarm incident; nothing else is counted. */
export const DEMAND_KINDS = ['order', 'alarm'] as const;
export type DemandKind = (typeof DEMAND_KINDS)[number];

/** A robot's answer is recorded and never counts as 应. */
export const ANSWERERS = ['human', 'robot'] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** Who can take a demand's effectiveness away. */
export const VETOERS = ['callback', 'quality', 'assessor', 'fraud'] as const;
export type Vetoer = (typeof VETOERS)[number];

export type CloseReason = AlarmCloseReason | OrderReason;

/** Milliseconds since 1970-01-01T00:00:00Z, an integer, so that every comparison is exact. */
export type Instant = number;

/**
 * The facts of one root record, all that the rule knows. What is unknown is null; an unknown yes-or-no is no.
 * Source: the demand line of the rate rule.
 */
export interface Demand {
  id: string;
  /** Code of the street of the service address, fixed at creation. */
  street: string | null;
  category: Category;
  kind: DemandKind;
  /** Never null for an alarm. */
  level: AlarmLevel | null;
  appointment: boolean;
  /** An assessor's test call 拨测: judged, but in no sum of real demands. */
  probe: boolean;
  createdAt: Instant;
  acknowledgedAt: Instant | null;
  acknowledgedBy: Answerer | null;
  takenAt: Instant | null;
  takerQualified: boolean;
  /** When somebody was sent to an alarm; null when it was solved by phone. */
  sentAt: Instant | null;
  /** First attempt to reach the elder or a contact. */
  contactedAt: Instant | null;
  /** When the service was to start; for a meal, when its window ends. */
  dueAt: Instant | null;
  pickedUpAt: Instant | null;
  arrivedAt: Instant | null;
  evidence: Evidence | null;
  /** A second person approved the manual entry. */
  manualApproved: boolean;
  plannedMinutes: number | null;
  servedMinutes: number | null;
  closedAt: Instant | null;
  closeReason: CloseReason | null;
  safetyVerifiedBy: SafetyVerifier | null;
  /** The agency that it was referred to has confirmed. */
  receipt: boolean;
  /** The district approved the FORCE_MAJEURE. */
  approved: boolean;
  cancelledAt: Instant | null;
  vetoedBy: Vetoer | null;
}
