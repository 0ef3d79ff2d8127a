import { ALARM_LEVELS, type AlarmLevel } from '#contracts/alarm.js';
import { CATEGORIES, type Category } from '#contracts/order.js';
import { EVIDENCES, VISIT_OUTCOMES, VISIT_STATES, type Evidence, type VisitOutcome, type VisitState } from '#contracts/visit.js';
import { IsArray, IsBoolean, IsIn, IsInt, IsLatitude, IsLongitude, IsNumber, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

const NOTE_LENGTH = 500;

export class CheckIn {
  @IsOptional() @IsNumber() @IsLatitude() latitude?: number;
  @IsOptional() @IsNumber() @IsLongitude() longitude?: number;
  /** Radius of the position's error, metres. */
  @IsOptional() @IsNumber() @Min(0) @Max(100_000) accuracyMeters?: number;
  @IsIn(EVIDENCES) method: Evidence;
  /** Outside the fence, or by hand: why. */
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) reason?: string;
  /** The door code, for `code` and `qr`. */
  @IsOptional() @Matches(/^\d{6}$/) code?: string;
}

export class FinishVisit {
  @IsIn(VISIT_OUTCOMES) outcome: VisitOutcome;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class DeclineVisit {
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) reason?: string;
}

export class ListVisits {
  /** A day in Asia/Shanghai; absent: today. */
  @IsOptional() @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) day?: string;
  /** `me`: a caregiver's own; a dispatcher may name one of its caregivers. */
  @IsOptional() @Matches(/^(me|C\d{1,9})$/) caregiver?: string;
  /** The visits of one order, of any day. */
  @IsOptional() @IsUUID() order?: string;
}

export class VisitRow {
  @IsUUID() id: string;
  @IsUUID() orderId: string;
  @IsIn(VISIT_STATES) state: VisitState;
  @IsString() caregiverId: string;
  @IsString() caregiverName: string;
  @IsString() providerId: string;
  @IsIn(CATEGORIES) category: Category;
  @IsString() itemCode: string;
  @IsString() itemName: string;
  @IsString() streetName: string;
  /** To the road. */
  @IsString() addressMasked: string;
  @IsString() dueAt: string;
  @IsOptional() @IsInt() plannedMinutes: number | null;
  @IsOptional() @IsString() acceptedAt: string | null;
  @IsOptional() @IsString() enRouteAt: string | null;
  @IsOptional() @IsString() pickedUpAt: string | null;
  @IsOptional() @IsString() startedAt: string | null;
  @IsOptional() @IsString() finishedAt: string | null;
  @IsOptional() @IsIn(EVIDENCES) evidence: Evidence | null;
  /** The arrival needs a second person's look. */
  @IsBoolean() evidenceException: boolean;
  /** How far from the door the check-in was. */
  @IsOptional() @IsInt() distanceMeters: number | null;
  @IsOptional() @IsIn(VISIT_OUTCOMES) outcome: VisitOutcome | null;
  @IsOptional() @IsInt() servedMinutes: number | null;
  @IsIn(ALARM_LEVELS) priority: AlarmLevel;
}

/** After the accept the home shows; before it these are null. */
export class VisitDetail extends VisitRow {
  @IsOptional() @IsString() elderName: string | null;
  @IsOptional() @IsString() address: string | null;
  @IsOptional() @IsNumber() latitude: number | null;
  @IsOptional() @IsNumber() longitude: number | null;
  /** What the elder speaks. */
  @IsOptional() @IsString() dialect: string | null;
  @IsOptional() @IsString() notes: string | null;
  @IsOptional() @IsString() evidenceReason: string | null;
  /** The caregiver's words at the end. */
  @IsOptional() @IsString() note: string | null;
  /** Only at the elder's side; what the caregiver is told at the door. */
  @IsOptional() @IsString() doorCode: string | null;
}

export class BoardColumn {
  @IsIn(VISIT_STATES) state: VisitState;
  @IsArray() visits: VisitRow[];
}

export class Board {
  @IsArray() columns: BoardColumn[];
}
