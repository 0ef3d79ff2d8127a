import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { DEVICE_CLASSES, DEVICE_STATES, type DeviceClass, type DeviceFormat, type DeviceState } from '#contracts/device.js';
import { PageQuery } from '#platform/page.dto.js';

/** An id of ours: letters, digits, dots, dashes; it stands in topics, so no slash and no wildcard. */
export const DEVICE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/;

export class DeviceQuery extends PageQuery {
  /** A part of the id, of the printed number or of the elder's name. */
  @IsOptional() @IsString() @MaxLength(50) q?: string;
  @IsOptional() @IsIn(DEVICE_CLASSES) class?: DeviceClass;
  @IsOptional() @IsIn(DEVICE_STATES) state?: DeviceState;
  /** A street's 9-digit code. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class FunnelQuery {
  @IsOptional() @IsIn(DEVICE_CLASSES) class?: DeviceClass;
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export const DEVICE_REPORTS = ['never-activated', 'self-test-due'] as const;
export type DeviceReport = (typeof DEVICE_REPORTS)[number];

export class ReportPath {
  @IsIn(DEVICE_REPORTS) report: DeviceReport;
}

export class DeviceMove {
  @IsIn(DEVICE_STATES) to: DeviceState;
  /** Whose it becomes, for ISSUED. */
  @IsOptional() @IsUUID() elderId?: string;
  /** Where a gateway of several homes is going to stand, for ISSUED. */
  @IsOptional() @Matches(/^\d{9}$/) streetCode?: string;
  /** The gateway that speaks for it, for ISSUED and INSTALLED. */
  @IsOptional() @Matches(DEVICE_ID) gatewayId?: string;
  /** Where in the home, for INSTALLED. */
  @IsOptional() @IsString() @MaxLength(60) place?: string;
  /** The day on the receipt, for ISSUED; today when absent. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) receivedOn?: string;
  /** A device in the store that takes this one's place, for FAULTY: it is issued to the same elder. */
  @IsOptional() @Matches(DEVICE_ID) replacedBy?: string;
  @IsOptional() @IsString() @MaxLength(500) note?: string;
}

export class NewCredentials {
  /** True: the old secret stops at once, for a device that was lost or opened. */
  @IsOptional() @IsBoolean() revoke?: boolean;
}

export class DeviceRow {
  id: string;
  class: DeviceClass;
  model: string;
  format: DeviceFormat;
  state: DeviceState;
  owner: 'GOVERNMENT' | 'PROVIDER' | 'FAMILY';
  heartbeatSeconds: number;
  /** Null in the store. */
  streetCode: string | null;
  streetName: string | null;
  elderId: string | null;
  elderNameMasked: string | null;
  issuedOn: string | null;
  /** The number printed on it. */
  serial: string | null;
  gatewayId: string | null;
  placeInHome: string | null;
  activatedAt: string | null;
  lastTestedAt: string | null;
}

/** One move of its life; `fromState` null: it came into the store. `byName` null: the device itself, by its test alarm. */
export class DeviceMoveLine {
  fromState: DeviceState | null;
  toState: DeviceState;
  at: string;
  byName: string | null;
  elderNameMasked: string | null;
  place: string | null;
  receivedOn: string | null;
  replacedBy: string | null;
  note: string | null;
}

export class CredentialLine {
  at: string;
  byName: string;
  previousUntil: string | null;
}

export class DeviceDetail extends DeviceRow {
  /** Newest first. */
  moves: DeviceMoveLine[];
  credentials: CredentialLine[];
  /** Where the caller may send it from here. */
  next: DeviceState[];
  /** False: a gateway speaks for it, it has no secret. */
  signsIn: boolean;
  hasSecret: boolean;
  /** How many devices speak through it. */
  children: number;
}

export class IssuedCredentials {
  deviceId: string;
  /** Shown once and kept nowhere. */
  secret: string;
  /** Until when the secret before it still opens the door; null: it does not. */
  previousUntil: string | null;
}

export class StateCount {
  @IsIn(DEVICE_STATES) state: DeviceState;
  @IsInt() @Min(0) count: number;
}
