import { RISK_GRADES, type CareCallState, type CareNeed, type DutyReason, type DutyStep, type RiskGrade, type RiskReason, type VisitWay, type VisitAspect, type CareMark } from '#contracts/care.js';
import type { ContactResult } from '#contracts/alarm.js';
import type { AwayKind } from '#contracts/people.js';
import { PageQuery } from '#platform/page.dto.js';
import { IsIn, IsOptional, Matches } from 'class-validator';

export const DUTY_VIEWS = ['overdue', 'soon', 'all'] as const;
export type DutyView = (typeof DUTY_VIEWS)[number];

export class DutyQuery extends PageQuery {
  /** `soon`: overdue, or due within three days. */
  @IsOptional() @IsIn(DUTY_VIEWS) view: DutyView = 'all';
  @IsOptional() @IsIn(RISK_GRADES) grade?: RiskGrade;
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

/** One elder and the visit that is owed. Names are masked. */
export class CareRow {
  id: string;
  elderName: string;
  gender: 'F' | 'M';
  age: number;
  streetCode: string;
  streetName: string;
  addressMasked: string;
  grade: RiskGrade;
  /** Set by an officer, against the rule. */
  setByOfficer: boolean;
  points: number;
  reasons: RiskReason[];
  dueAt: string;
  because: DutyReason;
  escalated: DutyStep | null;
  lastVisitAt: string | null;
  awayKind: AwayKind | null;
  awayUntil: string | null;
}

export class CarePage {
  items: CareRow[];
  next: string | null;
}

export class CareVisitRow {
  id: string;
  visitedAt: string;
  recordedAt: string;
  by: string;
  way: VisitWay;
  met: boolean;
  fulfilled: boolean;
  findings: Partial<Record<VisitAspect, CareMark>>;
  needs: CareNeed[];
  note: string | null;
}

export class CareGradeLine {
  at: string;
  grade: RiskGrade;
  decidedBy: 'rule' | 'officer';
  points: number | null;
  reasons: RiskReason[] | null;
  reason: string | null;
  until: string | null;
  by: string | null;
}

export class CarePlanRow {
  id: string;
  /** ISO weekdays, 1 Monday .. 7 Sunday. */
  days: number[];
  /** `HH:MM`, Asia/Shanghai. */
  from: string;
  to: string;
  note: string | null;
  madeBy: string;
  madeAt: string;
}

export class PastCall {
  id: string;
  day: string;
  state: CareCallState;
  attempts: { at: string; result: ContactResult; mood: CareMark | null; note: string | null; by: string }[];
}

export class NeedRow {
  id: string;
  elderId: string;
  elderName: string;
  streetName: string;
  need: CareNeed;
  from: 'VISIT' | 'CALL';
  foundAt: string;
  foundBy: string;
  orderId: string | null;
  handledAt: string | null;
  handledBy: string | null;
  handledNote: string | null;
}

export class CareFile extends CareRow {
  ruleGrade: RiskGrade;
  set: { until: string; reason: string; by: string } | null;
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  history: CareGradeLine[];
  visits: CareVisitRow[];
  plan: CarePlanRow | null;
  calls: PastCall[];
  needs: NeedRow[];
}

export class GradeCount {
  grade: RiskGrade;
  elders: number;
  soon: number;
  overdue: number;
}

export class StreetCount {
  streetCode: string;
  streetName: string;
  elders: number;
  high: number;
  soon: number;
  overdue: number;
  /** Overdue for three days and more: the district has heard. */
  atDistrict: number;
  longestOverdueDays: number;
}

export class CareOverview {
  grades: GradeCount[];
  streets: StreetCount[];
  /** Since the month began, Asia/Shanghai. */
  visitsThisMonth: number;
  /** Of those visits, the ones in time. */
  inTimeThisMonth: number;
  calls: Record<CareCallState, number> & { late: number; waiting: number };
  openNeeds: number;
}
