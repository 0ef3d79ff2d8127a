import type { AlarmCloseReason, AlarmLevel } from '#contracts/alarm.js';
import type { Category, OrderReason } from '#contracts/order.js';
import type { Evidence } from '#contracts/visit.js';
import type { Instant } from '../api/types.js';
import type { JudgedCell } from './rules/street-state.js';

/** The five clauses of an effective answer, in the order in which they are asked. */
export const CLAUSES = ['ACKNOWLEDGED', 'TAKEN', 'ARRIVED', 'RESULT', 'NO_VETO'] as const;
export type Clause = (typeof CLAUSES)[number];

/** The categories in the order of the bulletin's columns. */
export const CATEGORY_ORDER: readonly Category[] = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'];

export type LeftOutReason =
  | 'TECHNICAL'
  | 'TEST'
  | 'DUPLICATE'
  | 'OUT_OF_SCOPE'
  | 'ELDER_CANCEL_EARLY'
  | 'FORCE_MAJEURE'
  | 'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT';

/** One street, category and month. `n` and `e` are as judged; `monthN` and `monthE` of the month itself. */
export interface RateCell extends JudgedCell {
  by: 'MONTH' | 'QUARTER' | 'PROBE' | 'SHORT';
  monthN: number;
  monthE: number;
  failed: Partial<Record<Clause, number>>;
  excluded: Partial<Record<LeftOutReason, number>>;
  pending: number;
}

export interface RateStreet {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
  /** Only central streets count for the rate. */
  central: boolean;
  effective: boolean;
  why: string[];
  cells: RateCell[];
}

export interface RateAnswer {
  month: string;
  num: number;
  den: number;
  ratePermille: number;
  targetPermille: number;
  met: boolean;
  asOf: Instant;
  provisional: boolean;
  freezesAt: Instant;
  policyVersion: number;
  streets: RateStreet[];
  drags: { category: Category; streets: number }[];
}

export interface TrendPoint {
  month: string;
  num: number;
  den: number;
}

export const OUTCOMES = ['effective', 'failed', 'excluded', 'pending'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface DemandRow {
  id: string;
  kind: 'order' | 'alarm';
  category: Category;
  level: AlarmLevel | null;
  streetCode: string;
  month: string;
  createdAt: Instant;
  probe: boolean;
  outcome: Outcome;
  /** The first clause that failed, or why the demand is left out. */
  why: Clause | LeftOutReason | null;
  closeReason: AlarmCloseReason | OrderReason | null;
}

export interface DemandClause {
  clause: Clause;
  held: boolean;
  limitAt: Instant | null;
  actualAt: Instant | null;
}

export interface EventLine {
  at: Instant;
  /** An event's name. */
  name: string;
  by: string | null;
}

export interface DemandDetail extends DemandRow {
  policyVersion: number;
  /** What the rule knows of the demand; more than the clauses' own instants. */
  facts: {
    acknowledgedBy: 'human' | 'robot' | null;
    takenAt: Instant | null;
    takerQualified: boolean;
    evidence: Evidence | null;
    plannedMinutes: number | null;
    servedMinutes: number | null;
    vetoedBy: 'callback' | 'quality' | 'assessor' | 'fraud' | null;
  };
  /** Empty for a demand that is left out: it is asked nothing. */
  clauses: DemandClause[];
  story: EventLine[];
}
