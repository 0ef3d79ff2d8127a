import { IsString, MaxLength, MinLength } from 'class-validator';
import type { Account } from '#contracts/people.js';
import { PASSWORD_MAX } from '../rules/password.js';

export const USERNAME_MAX = 64;

export class SignIn {
  @IsString() @MinLength(1) @MaxLength(USERNAME_MAX) username: string;
  @IsString() @MinLength(1) @MaxLength(PASSWORD_MAX) password: string;
}

export class PasswordChange {
  @IsString() @MinLength(1) @MaxLength(PASSWORD_MAX) current: string;
  @IsString() @MinLength(1) @MaxLength(PASSWORD_MAX) next: string;
}

/** The refresh token is not in here: it travels in a cookie that no script can read. */
export class SessionAnswer {
  accessToken: string;
  expiresAt: string;
  account: Account;
}
