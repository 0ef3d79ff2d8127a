import type { AlarmCloseReason, AlarmLevel, AlarmState, AlarmType, EscalationStep, SafetyVerifier } from '#contracts/alarm.js';
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
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @Column('text', { name: 'holder_account_id', nullable: true }) holderAccountId: string | null;
  @Column('text', { name: 'holder_name', nullable: true }) holderName: string | null;
  @Column('text', { nullable: true }) escalation: EscalationStep | null;
  @Column('uuid', { name: 'order_id', nullable: true }) orderId: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { name: 'close_reason', nullable: true }) closeReason: AlarmCloseReason | null;
  @Column('text', { name: 'safety_verified_by', nullable: true }) safetyVerifiedBy: SafetyVerifier | null;
  @Column('text', { nullable: true }) note: string | null;
}
