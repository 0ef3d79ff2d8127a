import { CONTACT_RESULTS, type ContactResult } from '#contracts/alarm.js';
import { CARE_CALL_STATES, CARE_MARKS, CARE_NEEDS, type CareCallState, type CareMark, type CareNeed, type RiskGrade, type RiskReason } from '#contracts/care.js';
import { PageQuery } from '#platform/page.dto.js';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { NOTE_LENGTH } from '../visit/visit.dto.js';

export class CallQuery extends PageQuery {
  /** The Shanghai day; today when absent. */
  @IsOptional() @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) day?: string;
  @IsOptional() @IsIn(CARE_CALL_STATES) state?: CareCallState;
}

export class RecordCall {
  @IsIn(CONTACT_RESULTS) result: ContactResult;
  /** How the elder seemed, when they answered. */
  @IsOptional() @IsIn(CARE_MARKS) mood?: CareMark;
  @IsOptional() @IsArray() @ArrayMaxSize(CARE_NEEDS.length) @ArrayUnique() @IsIn(CARE_NEEDS, { each: true }) needs?: CareNeed[];
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

/** One call of the day. The name is masked; the number comes with the elder's card. */
export class CallRow {
  id: string;
  elderId: string;
  elderName: string;
  gender: 'F' | 'M';
  age: number;
  streetName: string;
  grade: RiskGrade;
  reasons: RiskReason[];
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  /** What the plan says to ask about. */
  planNote: string | null;
  state: CareCallState;
  fromAt: string;
  toAt: string;
  attempts: number;
  nextAt: string | null;
  late: boolean;
  lastResult: ContactResult | null;
  lastMood: CareMark | null;
  holder: { accountId: string; name: string } | null;
  overAt: string | null;
  /** What was noted at the last call before this one. */
  before: { at: string; result: ContactResult; mood: CareMark | null; note: string | null } | null;
}

export class CallPage {
  items: CallRow[];
  next: string | null;
}
