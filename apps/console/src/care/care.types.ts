import type { ContactResult } from '#contracts/alarm.js';
import type { CareCallState, CareMark, CareNeed, DutyReason, DutyStep, RiskGrade, RiskReason, VisitAspect, VisitWay } from '#contracts/care.js';
import type { AwayKind } from '#contracts/people.js';
import type { Instant } from '../api/types.js';

export interface CareRow {
  id: string;
  /** Masked. */
  elderName: string;
  gender: 'F' | 'M';
  age: number;
  streetCode: string;
  streetName: string;
  addressMasked: string;
  grade: RiskGrade;
  setByOfficer: boolean;
  points: number;
  reasons: RiskReason[];
  dueAt: Instant;
  because: DutyReason;
  escalated: DutyStep | null;
  lastVisitAt: Instant | null;
  awayKind: AwayKind | null;
  awayUntil: Instant | null;
}

export interface CareVisit {
  id: string;
  visitedAt: Instant;
  by: string;
  way: VisitWay;
  met: boolean;
  fulfilled: boolean;
  findings: Partial<Record<VisitAspect, CareMark>>;
  needs: CareNeed[];
  note: string | null;
}

export interface GradeLine {
  at: Instant;
  grade: RiskGrade;
  decidedBy: 'rule' | 'officer';
  reason: string | null;
  until: Instant | null;
  by: string | null;
}

export interface CarePlan {
  id: string;
  days: number[];
  from: string;
  to: string;
  note: string | null;
  madeBy: string;
}

export interface Attempt {
  at: Instant;
  result: ContactResult;
  mood: CareMark | null;
  note: string | null;
}

export interface NeedRow {
  id: string;
  elderId: string;
  elderName: string;
  streetName: string;
  need: CareNeed;
  from: 'VISIT' | 'CALL';
  foundAt: Instant;
  foundBy: string;
  orderId: string | null;
  handledAt: Instant | null;
  handledBy: string | null;
  handledNote: string | null;
}

export interface CareFile extends CareRow {
  ruleGrade: RiskGrade;
  set: { until: Instant; reason: string; by: string } | null;
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  history: GradeLine[];
  visits: CareVisit[];
  plan: CarePlan | null;
  calls: { id: string; day: string; state: CareCallState; attempts: (Attempt & { by: string })[] }[];
  needs: NeedRow[];
}

export interface NewVisit {
  way: VisitWay;
  met: boolean;
  findings?: Record<VisitAspect, CareMark>;
  needs: CareNeed[];
  note?: string;
}

export interface CallRow {
  id: string;
  elderId: string;
  elderName: string;
  gender: 'F' | 'M';
  age: number;
  streetName: string;
  grade: RiskGrade;
  reasons: RiskReason[];
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  planNote: string | null;
  state: CareCallState;
  fromAt: Instant;
  toAt: Instant;
  attempts: number;
  nextAt: Instant | null;
  late: boolean;
  lastResult: ContactResult | null;
  lastMood: CareMark | null;
  holder: { accountId: string; name: string } | null;
  overAt: Instant | null;
  before: Attempt | null;
}

export interface CareOverview {
  grades: { grade: RiskGrade; elders: number; soon: number; overdue: number }[];
  streets: { streetCode: string; streetName: string; elders: number; high: number; soon: number; overdue: number; atDistrict: number; longestOverdueDays: number }[];
  visitsThisMonth: number;
  inTimeThisMonth: number;
  calls: Record<CareCallState, number> & { late: number; waiting: number };
  openNeeds: number;
}
