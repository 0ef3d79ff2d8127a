import { CARE_MARKS, CARE_NEEDS, VISIT_WAYS, type CareMark, type CareNeed, type VisitAspect, type VisitWay } from '#contracts/care.js';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsISO8601, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';

export const NOTE_LENGTH = 500;

/** How each aspect was found. */
export class Findings implements Record<VisitAspect, CareMark> {
  @IsIn(CARE_MARKS) SPIRIT: CareMark;
  @IsIn(CARE_MARKS) BODY: CareMark;
  @IsIn(CARE_MARKS) HOME: CareMark;
  @IsIn(CARE_MARKS) LIVING: CareMark;
}

export class RecordVisit {
  @IsIn(VISIT_WAYS) way: VisitWay;
  /** The elder was seen or spoken to. */
  @IsBoolean() met: boolean;
  /** When they were met: what was found, aspect by aspect. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Findings) findings?: Findings;
  @IsOptional() @IsArray() @ArrayMaxSize(CARE_NEEDS.length) @ArrayUnique() @IsIn(CARE_NEEDS, { each: true }) needs?: CareNeed[];
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
  /** When it was, if it is written down later; at most 24 h back. */
  @IsOptional() @IsISO8601({ strict: true }) visitedAt?: string;
}
