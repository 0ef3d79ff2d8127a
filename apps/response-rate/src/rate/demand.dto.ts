import { CATEGORIES, type Category } from '#contracts/order.js';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID } from 'class-validator';
import { CLAUSES, type Clause } from '../rules/clauses.js';
import { DEMAND_KINDS, type DemandKind } from '../rules/demand.js';
import { OUTCOMES, type Outcome } from '../rules/effective-answer.js';

export class DemandItem {
  @IsUUID() id: string;
  @IsIn(DEMAND_KINDS) kind: DemandKind;
  @IsIn(CATEGORIES) category: Category;
  @IsOptional() @IsString() level: string | null;
  @IsString() month: string;
  @IsString() streetCode: string;
  @IsISO8601() createdAt: string;
  @IsBoolean() probe: boolean;
  @IsIn(OUTCOMES) outcome: Outcome['outcome'];
  /** The first clause that failed, or the reason that left it out. */
  @IsOptional() @IsString() why: string | null;
  @IsOptional() @IsString() closeReason: string | null;
}

export class DemandPage {
  @IsArray() items: DemandItem[];
  @IsOptional() @IsString() next: string | null;
}

export class ClauseFinding {
  @IsIn(CLAUSES) clause: Clause;
  @IsBoolean() held: boolean;
  /** The last instant that would have held; null where no limit applies. */
  @IsOptional() @IsISO8601() limitAt: string | null;
  @IsOptional() @IsISO8601() actualAt: string | null;
}

export class StoryLine {
  @IsISO8601() at: string;
  /** An event's name. */
  @IsString() name: string;
  @IsOptional() @IsString() by: string | null;
}

export class DemandDetail extends DemandItem {
  @IsInt() policyVersion: number;
  /** What the rule knows, instants as ISO 8601. */
  @IsObject() facts: Record<string, unknown>;
  /** Empty for a demand that is left out: it is asked nothing. */
  @IsArray() clauses: ClauseFinding[];
  @IsArray() story: StoryLine[];
}
