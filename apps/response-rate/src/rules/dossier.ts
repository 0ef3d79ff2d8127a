import type { AlarmCloseReason, SafetyVerifier } from '#contracts/alarm.js';
import type { Demand, Instant } from './demand.js';

/** How one alarm of an incident ended. */
export interface AlarmEnd {
  closedAt: Instant;
  reason: AlarmCloseReason;
  safetyVerifiedBy: SafetyVerifier | null;
}

/**
 * What is known of one root record so far: the facts that the rule judges, and beside them each alarm of an incident,
 * because an incident ends with its last one.
 */
export interface Dossier {
  demand: Demand;
  /** By alarm id; null while open. Empty for an order. */
  alarms: Record<string, AlarmEnd | null>;
}
