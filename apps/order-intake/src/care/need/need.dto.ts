import { PageQuery } from '#platform/page.dto.js';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { NOTE_LENGTH } from '../visit/visit.dto.js';

export class NeedQuery extends PageQuery {
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class HandleNeed {
  /** The order that was placed for it (POST /api/orders). */
  @IsOptional() @IsUUID() orderId?: string;
  /** What else was done. */
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}
