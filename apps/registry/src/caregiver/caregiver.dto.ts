import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Skill, SKILLS } from '#contracts/people.js';
import { PageQuery } from '#platform/page.dto.js';

export class CaregiverQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(20) provider?: string;
  @IsOptional() @IsIn(SKILLS) skill?: Skill;
}

export class CaregiverSkill {
  skill: Skill;
  certificateNo: string | null;
  /** The last day on which the certificate counts, YYYY-MM-DD; null where none is asked for. */
  certificateExpiresOn: string | null;
  valid: boolean;
}

export class CaregiverShift {
  startsAt: string;
  endsAt: string;
}

export class CaregiverRow {
  id: string;
  providerId: string;
  name: string;
  gender: 'F' | 'M';
  dialect: string | null;
  phoneMasked: string;
  active: boolean;
  skills: CaregiverSkill[];
  /** The shift that runs now, or else the next; null when none is planned in the next days. */
  shift: CaregiverShift | null;
  onShift: boolean;
}
