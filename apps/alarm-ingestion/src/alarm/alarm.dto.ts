import {
  ALARM_CLOSE_REASONS,
  ALARM_LEVELS,
  SAFETY_VERIFIERS,
  type AlarmCloseReason,
  type AlarmLevel,
  type AlarmLimit,
  type ContactParty,
  type ContactResult,
  type EscalationStep,
  type FollowUpResult,
  type RaisedAgainReason,
  type ReferralAgency,
  type SafetyVerifier,
} from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import type { Role } from '#contracts/people.js';
import type { Metrics } from '#contracts/reading.js';
import { PageQuery } from '#platform/page.dto.js';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { CallBackLine } from '../call-back/call-back.dto.js';
import { CallRecord } from '../contact/contact.dto.js';
import { ReferralLine } from '../referral/referral.dto.js';
import { AlarmRow } from './alarm-row.dto.js';

const NOTE_LENGTH = 1000;

export class AlarmQuery extends PageQuery {
  @IsOptional() @IsIn(['open', 'closed']) state: 'open' | 'closed' = 'open';
  /** `calls`: everything but technical alarms, which have a queue of their own. */
  @IsOptional() @IsIn(['calls', 'technical']) queue?: 'calls' | 'technical';
  @IsOptional() @IsIn(ALARM_LEVELS) level?: AlarmLevel;
  /** The street's 9-digit code. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
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

export class AlarmMerge {
  /** The earlier alarm of the same elder or device, which stays. */
  @IsUUID() into: string;
}

/** Somebody to whom an alarm may be handed over. */
export class Colleague {
  id: string;
  name: string;
  role: Role;
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
  limit?: AlarmLimit;
  /** When the step was due. */
  dueAt?: string;
  why?: RaisedAgainReason;
  agency?: ReferralAgency;
  followUp?: FollowUpResult;
  /** Call-back: 1 to 5, and whether it takes the answer's effectiveness away. */
  satisfied?: number;
  vetoed?: boolean;
}

export class ReadingLine {
  at: string;
  metrics: Metrics;
}

export class AlarmDetail extends AlarmRow {
  /** Why a rule raised it; null where a device said it outright. */
  because: Because | null;
  /** The device's last ones, oldest first. */
  readings: ReadingLine[];
  story: AlarmStoryLine[];
  contacts: CallRecord[];
  referrals: ReferralLine[];
  callBacks: CallBackLine[];
  /** The other alarms of the same incident, oldest first. */
  incident: AlarmRow[];
  /** Earlier alarms of the same elder. */
  previous: AlarmRow[];
}
