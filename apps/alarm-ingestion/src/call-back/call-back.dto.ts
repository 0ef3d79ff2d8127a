import { PageQuery } from '#platform/page.dto.js';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AlarmRow } from '../alarm/alarm-row.dto.js';

const NOTE_LENGTH = 1000;

/** The call after the close: was it all right? */
export class CallBackMake {
  /** False: nobody answered; the call-back stays to be made. */
  @IsBoolean() reached: boolean;
  /** 1 very bad to 5 very good; needed when reached. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(5) satisfied?: number;
  /** The elder says that the call for help was not answered: it counts as failed. Needs a note. */
  @IsOptional() @IsBoolean() vetoed: boolean = false;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class CallBackQuery extends PageQuery {
  /** `late`: past the target of 24 h. `overdue`: past the hard limit of 72 h. */
  @IsOptional() @IsIn(['all', 'late', 'overdue']) due: 'all' | 'late' | 'overdue' = 'all';
}

export class CallBackDue {
  targetAt: string;
  hardAt: string;
}

export class CallBackLine {
  at: string;
  reached: boolean;
  satisfied: number | null;
  vetoed: boolean;
  note: string | null;
  by: string;
}

/** A closed alarm whose elder waits for the call. */
export class CallBackRow extends AlarmRow {
  callBackDueAt: CallBackDue;
  /** Calls that nobody answered. */
  attempts: number;
}

export class CallBackPage {
  items: CallBackRow[];
  next: string | null;
}
