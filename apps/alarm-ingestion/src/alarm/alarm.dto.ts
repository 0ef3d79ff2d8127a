import {
  ALARM_CLOSE_REASONS,
  ALARM_LEVELS,
  CONTACT_PARTIES,
  CONTACT_RESULTS,
  SAFETY_VERIFIERS,
  type AlarmCloseReason,
  type AlarmLevel,
  type AlarmState,
  type AlarmType,
  type ContactParty,
  type ContactResult,
  type EscalationStep,
  type SafetyVerifier,
} from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';
import type { Metrics } from '#contracts/reading.js';
import { PageQuery } from '#platform/page.dto.js';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

const NOTE_LENGTH = 1000;
const NAME_LENGTH = 60;

export class AlarmQuery extends PageQuery {
  @IsOptional() @IsIn(['open', 'closed']) state: 'open' | 'closed' = 'open';
  @IsOptional() @IsIn(ALARM_LEVELS) level?: AlarmLevel;
  /** The street's 9-digit code. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class ContactAttempt {
  @IsIn(CONTACT_PARTIES) party: ContactParty;
  @IsOptional() @IsString() @MaxLength(NAME_LENGTH) partyName?: string;
  @IsIn(CONTACT_RESULTS) result: ContactResult;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class HandOver {
  @IsUUID() accountId: string;
}

export class AlarmClose {
  @IsIn(ALARM_CLOSE_REASONS) reason: AlarmCloseReason;
  @IsOptional() @IsIn(SAFETY_VERIFIERS) safetyVerifiedBy?: SafetyVerifier;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class AlarmReopen {
  @IsString() @MinLength(1) @MaxLength(NOTE_LENGTH) note: string;
}

export class AlarmHolder {
  accountId: string;
  name: string;
}

/** Somebody to whom an alarm may be handed over. */
export class Colleague {
  id: string;
  name: string;
  role: Role;
}

export class AcknowledgeDue {
  targetAt: string;
  hardAt: string;
}

/** One alarm as the desk lists it. Instants are ISO 8601 UTC. */
export class AlarmRow {
  id: string;
  incidentId: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  /** How often it was signalled. */
  count: number;
  /** Null for a device that belongs to no elder. */
  elderId: string | null;
  /** Masked. */
  elderName: string | null;
  streetCode: string;
  streetName: string;
  deviceId: string | null;
  raisedAt: string;
  acknowledgedAt: string | null;
  holder: AlarmHolder | null;
  escalation: EscalationStep | null;
  /** The sensor says that it is over. It closes nothing. */
  cleared: boolean;
  /** The wearer took a fall back within 30 s. */
  cancelledByWearer: boolean;
  acknowledgeDueAt: AcknowledgeDue;
  closedAt: string | null;
  closeReason: AlarmCloseReason | null;
  orderId: string | null;
}

export class AlarmPage {
  items: AlarmRow[];
  next: string | null;
}

export class AlarmStoryLine {
  at: string;
  kind: string;
  by: string | null;
  /** How many times it was raised by now. */
  count?: number;
  step?: EscalationStep;
  party?: ContactParty;
  result?: ContactResult;
  safetyVerifiedBy?: SafetyVerifier;
}

export class ContactLine {
  at: string;
  party: ContactParty;
  partyName: string | null;
  result: ContactResult;
  by: string;
}

export class ReadingLine {
  at: string;
  metrics: Metrics;
}

export class AlarmDetail extends AlarmRow {
  /** The device's last ones, oldest first. */
  readings: ReadingLine[];
  story: AlarmStoryLine[];
  contacts: ContactLine[];
  /** Earlier alarms of the same elder. */
  previous: AlarmRow[];
}
