import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { DeviceClass, DeviceFormat } from '#contracts/device.js';
import type { ImportFault } from '../../rules/device-import.js';

export class ImportQuery {
  /** The file's name, for the people who look at it later. */
  @IsOptional() @IsString() @MaxLength(120) name?: string;
}

export class TemplateQuery {
  @IsOptional() @IsIn(['xlsx', 'csv']) as: 'xlsx' | 'csv' = 'xlsx';
}

export class FaultLine {
  code: ImportFault;
  /** What to do about it. */
  title: string;
  detail: string;
}

export class ImportLineRow {
  /** As the spreadsheet counts. */
  row: number;
  id: string;
  outcome: 'ok' | 'duplicate' | 'error';
  class: DeviceClass | null;
  model: string | null;
  format: DeviceFormat | null;
  gatewayId: string | null;
  faults: FaultLine[];
}

export class ImportPreview {
  id: string;
  fileName: string;
  at: string;
  byName: string;
  counts: { ok: number; duplicate: number; error: number };
  lines: ImportLineRow[];
  /** Null while nothing was written. */
  committedAt: string | null;
  /** Devices that this import has put into the register. */
  taken: number | null;
}

export class NewSecret {
  id: string;
  secret: string;
}

export class ImportResult extends ImportPreview {
  /** The secrets of the new devices that sign in by themselves: in this answer alone. */
  secrets: NewSecret[];
}
