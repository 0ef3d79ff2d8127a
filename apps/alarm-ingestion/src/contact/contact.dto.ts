import {
  CALL_DIRECTIONS,
  CONTACT_PARTIES,
  CONTACT_RESULTS,
  NUMBER_KINDS,
  type CallDirection,
  type ContactParty,
  type ContactResult,
  type NumberKind,
} from '#contracts/alarm.js';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const NOTE_LENGTH = 1000;
const NAME_LENGTH = 60;
const CONTACTS_LIMIT = 50;

/** An attempt to reach somebody. Without instants it is one that ends now and of which no length is known. */
export class ContactAttempt {
  @IsIn(CONTACT_PARTIES) party: ContactParty;
  @IsOptional() @IsString() @MaxLength(NAME_LENGTH) partyName?: string;
  /** The contact's `order` on the elder's card: tells two contacts of one name apart. */
  @IsOptional() @IsInt() @Min(1) @Max(CONTACTS_LIMIT) contactOrder?: number;
  @IsIn(CONTACT_RESULTS) result: ContactResult;
  /** When it began to ring, and when somebody hung up. */
  @IsOptional() @IsISO8601({ strict: true }) startedAt?: string;
  @IsOptional() @IsISO8601({ strict: true }) endedAt?: string;
  @IsOptional() @IsIn(CALL_DIRECTIONS) direction: CallDirection = 'OUT';
  /** What was rung, never the number itself. */
  @IsOptional() @IsIn(NUMBER_KINDS) numberKind?: NumberKind;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

/** One attempt, as it is kept. */
export class CallRecord {
  id: string;
  /** When it was written down. */
  at: string;
  party: ContactParty;
  partyName: string | null;
  contactOrder: number | null;
  result: ContactResult;
  direction: CallDirection;
  numberKind: NumberKind | null;
  startedAt: string | null;
  endedAt: string | null;
  seconds: number | null;
  note: string | null;
  by: string;
}
