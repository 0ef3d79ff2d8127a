import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { type Role, ROLES } from '#contracts/people.js';
import { PageQuery } from '#platform/page.dto.js';
import { USERNAME_MAX } from '../session/session.dto.js';

/** More elders than any family has. */
const ELDERS_MAX = 20;

export class AccountQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(50) q?: string;
  @IsOptional() @IsIn(ROLES) role?: Role;
}

export class NewAccount {
  /** Lower-case letters, digits, dot, dash, underscore. */
  @IsString() @Matches(/^[a-z][a-z0-9._-]+$/) @MaxLength(USERNAME_MAX) username: string;
  @IsString() @MinLength(1) @MaxLength(40) name: string;
  @IsIn(ROLES) role: Role;
  @IsOptional() @IsString() @MaxLength(100) orgPath?: string;
  @IsOptional() @IsString() @MaxLength(20) providerId?: string;
  @IsOptional() @IsString() @MaxLength(20) caregiverId?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(ELDERS_MAX) @IsUUID('all', { each: true }) elderIds?: string[];
}

export class AccountRow {
  id: string;
  username: string;
  name: string;
  role: Role;
  orgPath: string | null;
  providerId: string | null;
  caregiverId: string | null;
  elderIds: string[];
  disabledAt: string | null;
}

/** The first password is shown once, to be handed over and then changed. */
export class AccountWithPassword extends AccountRow {
  password: string;
}
