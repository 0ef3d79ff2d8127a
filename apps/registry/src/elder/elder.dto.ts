import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import { AWAY_KINDS, type AwayKind } from '#contracts/people.js';
import { PageQuery } from '#platform/page.dto.js';

export class ElderQuery extends PageQuery {
  /** A part of the name, of the street's name or of a device's id; or a whole phone number. */
  @IsOptional() @IsString() @MaxLength(50) q?: string;
  /** A street's 9-digit code. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class AwayNotice {
  @IsIn(AWAY_KINDS) kind: AwayKind;
  @IsISO8601({ strict: true }) from: string;
  @IsISO8601({ strict: true }) until: string;
}

export class UnmaskRequest {
  /** Why the numbers are needed; kept with who asked and when. */
  @IsString() @MinLength(4) @MaxLength(200) reason: string;
}

export class ElderRow {
  id: string;
  nameMasked: string;
  gender: 'F' | 'M';
  age: number;
  streetCode: string;
  streetName: string;
  abilityLevel: number;
  deviceCount: number;
  awayUntil: string | null;
}

export class ElderContact {
  order: number;
  name: string;
  relation: string;
  phoneMasked: string;
  /** Only for those who call. */
  phone?: string;
  hasKey: boolean;
}

export class ElderDevice {
  id: string;
  class: DeviceClass;
  model: string;
  state: DeviceState;
}

/** What is known of one elder. For roles that need the row and not the person, names are masked and health and place are left out. */
export class ElderCard {
  id: string;
  name: string;
  gender: 'F' | 'M';
  age: number;
  birthYear: number;
  phoneMasked: string | null;
  phone?: string;
  idNumberMasked: string | null;
  abilityLevel: number;
  abilityScheme: string;
  conditions: string[];
  allergies: string[];
  notes: string;
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  beneficiaryClasses: string[];
  address: string;
  latitude: number | null;
  longitude: number | null;
  streetCode: string;
  streetName: string;
  communityName: string;
  orgPath: string;
  keyHolder: string | null;
  forcedEntryConsent: boolean;
  contacts: ElderContact[];
  devices: ElderDevice[];
  awayKind: AwayKind | null;
  awayFrom: string | null;
  awayUntil: string | null;
}
