import type { AlarmCloseReason, AlarmLevel, AlarmState, AlarmType, EscalationStep, SafetyVerifier } from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One alarm: one elder (or device without an elder) and one type, from its first signal to its close. */
@Entity({ name: 'alarm' })
export class AlarmTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'incident_id' }) incidentId: string;
  /** Elder and type, or device and type: unique among the open ones. */
  @Column('text') key: string;
  @Column('text') type: AlarmType;
  @Column('text') level: AlarmLevel;
  @Column('text') state: AlarmState;
  @Column('integer') count: number;
  @Column('uuid', { name: 'elder_id', nullable: true }) elderId: string | null;
  @Column('text', { name: 'device_id', nullable: true }) deviceId: string | null;
  @Column('text', { name: 'street_code' }) streetCode: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  @Column('timestamptz', { name: 'last_signal_at' }) lastSignalAt: Date;
  @Column('timestamptz', { name: 'cleared_at', nullable: true }) clearedAt: Date | null;
  @Column('boolean', { name: 'cancelled_by_wearer' }) cancelledByWearer: boolean;
  /** The version of the register's time limits that decides about it. */
  @Column('integer', { name: 'policy_version' }) policyVersion: number;
  /** When a human took it first. */
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  /** Since when it waits for a human; null while somebody has it. */
  @Column('timestamptz', { name: 'waiting_since', nullable: true }) waitingSince: Date | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) takenAt: Date | null;
  @Column('integer', { name: 'raised_again' }) raisedAgain: number;
  @Column('timestamptz', { name: 'raised_again_at', nullable: true }) raisedAgainAt: Date | null;
  @Column('timestamptz', { name: 'first_contact_at', nullable: true }) firstContactAt: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { name: 'arrived_at', nullable: true }) arrivedAt: Date | null;
  /** Its holder was given it then and has not accepted. */
  @Column('timestamptz', { name: 'handed_over_at', nullable: true }) handedOverAt: Date | null;
  @Column('text', { name: 'handed_from_account_id', nullable: true }) handedFromAccountId: string | null;
  @Column('text', { name: 'handed_from_name', nullable: true }) handedFromName: string | null;
  @Column('text', { name: 'holder_account_id', nullable: true }) holderAccountId: string | null;
  @Column('text', { name: 'holder_name', nullable: true }) holderName: string | null;
  @Column('text', { nullable: true }) escalation: EscalationStep | null;
  @Column('uuid', { name: 'order_id', nullable: true }) orderId: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { name: 'close_reason', nullable: true }) closeReason: AlarmCloseReason | null;
  @Column('text', { name: 'safety_verified_by', nullable: true }) safetyVerifiedBy: SafetyVerifier | null;
  @Column('text', { nullable: true }) note: string | null;
  /** What the rule that raised it had found. */
  @Column('jsonb', { nullable: true }) because: Because | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto: string | null;
  /** Somebody has still to ask the elder whether it was all right. */
  @Column('boolean', { name: 'call_back_owed' }) callBackOwed: boolean;
  @Column('timestamptz', { name: 'called_back_at', nullable: true }) calledBackAt: Date | null;
  /** It was signalled while the device was in test mode. */
  @Column('uuid', { name: 'test_window_id', nullable: true }) testWindowId: string | null;
}
