import { FOLLOW_UP_RESULTS, REFERRAL_AGENCIES, type AlarmLevel, type AlarmType, type FollowUpResult, type ReferralAgency } from '#contracts/alarm.js';
import { PageQuery } from '#platform/page.dto.js';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const NOTE_LENGTH = 1000;
const REFERENCE_LENGTH = 60;

/** The alarm is handed over to an agency outside the desk. */
export class ReferralMake {
  @IsIn(REFERRAL_AGENCIES) agency: ReferralAgency;
  /** What the agency calls the case; may come later, with a follow-up. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(REFERENCE_LENGTH) referenceNumber?: string;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

/** What the agency said when it was asked. */
export class FollowUpMake {
  @IsIn(FOLLOW_UP_RESULTS) result: FollowUpResult;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(REFERENCE_LENGTH) referenceNumber?: string;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class FollowUpLine {
  at: string;
  result: FollowUpResult;
  note: string | null;
  by: string;
}

export class ReferralLine {
  id: string;
  agency: ReferralAgency;
  referenceNumber: string | null;
  note: string | null;
  at: string;
  by: string;
  /** When the agency is to be asked next; null once it has answered or refused. */
  dueAt: string | null;
  /** How it ended; null while nobody has answered. */
  ended: FollowUpResult | null;
  followUps: FollowUpLine[];
}

export class ReferralQuery extends PageQuery {
  /** `now`: only those that are to be asked by now. `all`: every open one. */
  @IsOptional() @IsIn(['now', 'all']) due: 'now' | 'all' = 'all';
}

/** An open referral in the follow-up list, the one due first on top. */
export class ReferralRow extends ReferralLine {
  alarmId: string;
  type: AlarmType;
  level: AlarmLevel;
  /** Masked. */
  elderName: string | null;
  streetName: string;
  /** The alarm may be closed already: the agency still has to answer. */
  alarmOpen: boolean;
  overdue: boolean;
}

export class ReferralPage {
  items: ReferralRow[];
  next: string | null;
}
