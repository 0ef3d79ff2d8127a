import { CATEGORIES, type Category } from '#contracts/order.js';
import { PageQuery } from '#platform/page.dto.js';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { CELL_FAULTS, JUDGED_BY, type CellFault, type JudgedBy } from '../rules/cell.js';
import { CLAUSES, type Clause } from '../rules/clauses.js';
import { OUTCOMES, type Outcome } from '../rules/effective-answer.js';
import { LEFT_OUT_REASONS, type LeftOutReason } from '../rules/left-out.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const CODE = /^\d{6,12}$/;
const PATH = /^\d{6,12}(\.\d{6,12}){0,4}$/;
/** Five years: a trend is looked at, not mined. */
const TREND_MONTHS_MAX = 60;

export class RateQuery {
  /** Asia/Shanghai, `2026-03`; the running month by default. */
  @IsOptional() @Matches(MONTH) month?: string;
  /** Org path below the account's own; the account's own by default. */
  @IsOptional() @IsString() @MaxLength(80) @Matches(PATH) scope?: string;
}

export class TrendQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(TREND_MONTHS_MAX) months: number = 12;
  @IsOptional() @IsString() @MaxLength(80) @Matches(PATH) scope?: string;
}

export class DemandQuery extends PageQuery {
  @IsOptional() @Matches(MONTH) month?: string;
  @IsOptional() @Matches(CODE) street?: string;
  @IsOptional() @IsIn(CATEGORIES) category?: Category;
  @IsOptional() @IsIn(OUTCOMES) outcome?: Outcome['outcome'];
  /** The first clause that failed, or the reason that left it out. */
  @IsOptional() @IsIn([...CLAUSES, ...LEFT_OUT_REASONS]) why?: Clause | LeftOutReason;
}

export class RateCell {
  @IsIn(CATEGORIES) category: Category;
  /** As judged; by QUARTER, PROBE and SHORT of the three months ending with this one. */
  @IsInt() n: number;
  @IsInt() e: number;
  @IsIn(JUDGED_BY) by: JudgedBy;
  @IsBoolean() passed: boolean;
  @IsOptional() @IsIn(CELL_FAULTS) why: CellFault | null;
  @IsInt() monthN: number;
  @IsInt() monthE: number;
  /** Counts of the month itself, by the first clause that failed. */
  @IsObject() failed: Record<string, number>;
  @IsObject() excluded: Record<string, number>;
  @IsInt() pending: number;
}

export class RateStreet {
  @IsString() code: string;
  @IsString() name: string;
  @IsString() districtCode: string;
  @IsString() districtName: string;
  /** Only central streets count for the rate. */
  @IsBoolean() central: boolean;
  @IsBoolean() effective: boolean;
  /** `MEAL:SHORT_SAMPLE` for each cell that failed. */
  @IsString({ each: true }) why: string[];
  @IsArray() cells: RateCell[];
}

export class RateDrag {
  @IsIn(CATEGORIES) category: Category;
  /** Central streets of the scope whose cell of this category failed. */
  @IsInt() streets: number;
}

export class RateBoard {
  @Matches(MONTH) month: string;
  @Matches(PATH) scope: string;
  @IsInt() num: number;
  @IsInt() den: number;
  /** Rounded down; 0 without streets. Decides nothing. */
  @IsInt() ratePermille: number;
  @IsInt() targetPermille: number;
  @IsBoolean() met: boolean;
  /** The instant of these figures. */
  @IsISO8601() asOf: string;
  /** Open demands still wait until the freeze. */
  @IsBoolean() provisional: boolean;
  @IsISO8601() freezesAt: string;
  @IsInt() policyVersion: number;
  /** Of the last statement of city or district: 0 the freeze, above it restatements; null before the freeze. */
  @IsOptional() @IsInt() revision: number | null;
  @IsArray() streets: RateStreet[];
  /** The worst first. */
  @IsArray() drags: RateDrag[];
}

export class TrendMonth {
  @Matches(MONTH) month: string;
  @IsInt() num: number;
  @IsInt() den: number;
}
