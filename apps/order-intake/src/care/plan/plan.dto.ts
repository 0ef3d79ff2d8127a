import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { NOTE_LENGTH } from '../visit/visit.dto.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class PlanCalls {
  /** ISO weekdays, 1 Monday .. 7 Sunday. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) days: number[];
  /** The elder's best hours, `HH:MM` in Asia/Shanghai, between 08:00 and 18:00. */
  @Matches(CLOCK) from: string;
  @Matches(CLOCK) to: string;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}
