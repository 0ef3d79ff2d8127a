import { IsBoolean, IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { JUDGED_TYPES, type JudgedType } from '../rules/judgement-limits.js';

const REASON_LENGTH = 500;

/** One rule for one elder, as it is to be. */
export class JudgementChange {
  @IsIn(JUDGED_TYPES) type: JudgedType;
  /** False: this rule is off for the elder. */
  @IsBoolean() enabled: boolean;
  /** A named set of limits, such as `24h-8L` of WATER_LOW; absent: the city's. */
  @IsOptional() @IsString() @MaxLength(40) preset?: string;
  /** Single numbers over the preset, by their names: `{"hours": 18}`; a truth is 1 or 0. */
  @IsOptional() @IsObject() limits?: Record<string, number>;
  /** Why. */
  @IsOptional() @IsString() @MaxLength(REASON_LENGTH) reason?: string;
}

export class JudgementChanges {
  /** One line of the record: who changed what, newest first. */
  type: JudgedType;
  enabled: boolean;
  preset: string | null;
  limits: Record<string, number>;
  reason: string | null;
  byName: string;
  at: string;
}

export class JudgementRule {
  type: JudgedType;
  /** What holds now, all numbers; null: off. */
  limits: Record<string, number> | null;
  /** Somebody has set it for this elder. */
  own: boolean;
  /** The names that `preset` may take. */
  presets: string[];
  /** What each number may be. */
  bounds: Record<string, { low: number; high: number }>;
}

/** How well the elder's own hours are known on a channel. */
export class JudgementHabit {
  channel: string;
  /** Days learned from; the fixed limits stand alone until there are enough. */
  days: number;
  trained: boolean;
  lastSignAt: string;
}

export class Judgement {
  elderId: string;
  rules: JudgementRule[];
  habits: JudgementHabit[];
  changes: JudgementChanges[];
}
