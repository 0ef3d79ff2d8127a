import type { CallDirection, ContactParty, ContactResult, NumberKind } from '#contracts/alarm.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One attempt to reach somebody about an alarm. */
@Entity({ name: 'alarm_contact' })
export class AlarmContactTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'alarm_id' }) alarmId: string;
  @Column('timestamptz') at: Date;
  @Column('text') party: ContactParty;
  @Column('text', { name: 'party_name', nullable: true }) partyName: string | null;
  @Column('integer', { name: 'contact_order', nullable: true }) contactOrder: number | null;
  @Column('text') result: ContactResult;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { nullable: true }) seconds: number | null;
  @Column('text') direction: CallDirection;
  @Column('text', { name: 'number_kind', nullable: true }) numberKind: NumberKind | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { name: 'by_account_id' }) byAccountId: string;
  @Column('text', { name: 'by_name' }) byName: string;
}
