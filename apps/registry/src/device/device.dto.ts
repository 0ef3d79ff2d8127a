import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DEVICE_CLASSES, DEVICE_STATES, type DeviceClass, type DeviceFormat, type DeviceState } from '#contracts/device.js';
import { PageQuery } from '#platform/page.dto.js';

export class DeviceQuery extends PageQuery {
  /** A part of the id or of the elder's name. */
  @IsOptional() @IsString() @MaxLength(50) q?: string;
  @IsOptional() @IsIn(DEVICE_CLASSES) class?: DeviceClass;
  @IsOptional() @IsIn(DEVICE_STATES) state?: DeviceState;
  /** A street's 9-digit code. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class DeviceMove {
  @IsIn(DEVICE_STATES) state: DeviceState;
}

export class DeviceRow {
  id: string;
  class: DeviceClass;
  model: string;
  format: DeviceFormat;
  state: DeviceState;
  owner: 'GOVERNMENT' | 'PROVIDER' | 'FAMILY';
  heartbeatSeconds: number;
  streetCode: string;
  streetName: string;
  elderId: string | null;
  elderNameMasked: string | null;
  issuedOn: string | null;
}
