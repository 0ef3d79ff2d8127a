import type { DutyReason, DutyStep, RiskGrade, RiskReason } from '#contracts/care.js';
import type { AwayKind } from '#contracts/people.js';

/** What is known of one elder's care, as the table holds it. */
export interface CareElder {
  elderId: string;
  orgPath: string;
  streetCode: string;
  /** When the elder was taken into care. */
  since: Date;
  gradedAt: Date;
  /** The grade in force: an officer's while it holds, else the rule's. */
  grade: RiskGrade;
  ruleGrade: RiskGrade;
  rulePoints: number;
  ruleReasons: RiskReason[];
  setGrade: RiskGrade | null;
  setUntil: Date | null;
  setReason: string | null;
  setBy: string | null;
  raisedAt: Date | null;
  hospitalAt: Date | null;
  awayKind: AwayKind | null;
  awayFrom: Date | null;
  awayUntil: Date | null;
  lastVisitAt: Date | null;
  /** By when somebody has to look in, and why by then. */
  dueAt: Date;
  because: DutyReason;
  escalated: DutyStep | null;
  endedAt: Date | null;
}

/** What the register and the alarms say of the elder today. */
export interface ElderFacts {
  elderId: string;
  orgPath: string;
  streetCode: string;
  birthYear: number;
  abilityLevel: number;
  beneficiaryClasses: string[];
  awayKind: AwayKind | null;
  awayFrom: Date | null;
  awayUntil: Date | null;
  realAlarms: number;
  /** The newest real P1 or P2: when it was closed. */
  eventAt: Date | null;
}
