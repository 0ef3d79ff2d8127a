import { RISK_GRADES, type RiskGrade } from '#contracts/care.js';
import { IsIn, IsISO8601, IsString, MaxLength, MinLength } from 'class-validator';

export class SetGrade {
  @IsIn(RISK_GRADES) grade: RiskGrade;
  @IsString() @MinLength(4) @MaxLength(200) reason: string;
  /** How long it holds, ISO 8601; then the rule's grade is back. */
  @IsISO8601({ strict: true }) until: string;
}
