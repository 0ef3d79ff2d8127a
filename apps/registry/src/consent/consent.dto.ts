import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { CONSENT_GIVERS, CONSENT_KINDS, type ConsentGiver, type ConsentKind } from '#contracts/consent.js';

export class NewConsent {
  @IsIn(CONSENT_KINDS) kind: ConsentKind;
  /** False takes it back. */
  @IsBoolean() granted: boolean;
  @IsIn(CONSENT_GIVERS) givenBy: ConsentGiver;
  /** Where the yes can be seen or heard: a form's number, a recording. */
  @IsOptional() @IsString() @MaxLength(200) evidence?: string;
  /** What the data is used for, as the elder was told. */
  @IsString() @MinLength(2) @MaxLength(200) purpose: string;
}

/** One line of the ledger. */
export class ConsentLine {
  kind: ConsentKind;
  granted: boolean;
  givenBy: ConsentGiver;
  evidence: string | null;
  purpose: string;
  at: string;
  /** The next line of the same kind took it back at this instant; null while it stands. */
  withdrawnAt: string | null;
  recordedBy: string;
}

export class ConsentStanding {
  kind: ConsentKind;
  granted: boolean;
  /** Null: nobody was ever asked. */
  since: string | null;
}

export class ConsentLedger {
  /** Every kind, as it stands now. */
  standing: ConsentStanding[];
  /** The newest first. */
  lines: ConsentLine[];
}
