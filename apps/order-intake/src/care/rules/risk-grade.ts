import type { RiskFactor, RiskGrade, RiskReason } from '#contracts/care.js';

/** Points from which a grade begins. Our own defaults: no official scale says more than "high, key, ordinary". */
export const HIGH_FROM_POINTS = 4;
export const KEY_FROM_POINTS = 2;

/** What each factor weighs (own). A real P1 or P2 makes the grade high by itself: within a month of it somebody looks in every week. */
export const FACTOR_POINTS: Readonly<Record<RiskFactor, number>> = {
  ALONE: 2,
  AGE_80: 1,
  AGE_90: 2,
  ABILITY_2: 1,
  ABILITY_3: 2,
  ABILITY_4: 3,
  DEMENTIA: 2,
  REAL_ALARM: 4,
  HOSPITAL: 2,
};

/** How long a real alarm and a stay in hospital count (DOMAIN 2: risk events in 30 days). */
export const RISK_MEMORY_DAYS = 30;

const ALONE_CLASS = '独居';
const DEMENTIA_CLASS = '失智';

export interface RiskFacts {
  /** The classes that hold today, in the register's words. */
  beneficiaryClasses: readonly string[];
  ageYears: number;
  /** GB/T 42195-2022: 0 able .. 4 fully dependent. */
  abilityLevel: number;
  /** P1 and P2 of the last RISK_MEMORY_DAYS that were closed as real. */
  realAlarms: number;
  /** In hospital now, or within RISK_MEMORY_DAYS. */
  recentHospital: boolean;
}

/**
 * How much is this elder at risk, and why?
 * @returns the grade, the sum of points, and every reason that counted, the heaviest first.
 */
export function riskGrade(facts: RiskFacts): { grade: RiskGrade; points: number; reasons: RiskReason[] } {
  const reasons = factorsOf(facts)
    .map((factor) => ({ factor, points: FACTOR_POINTS[factor] }))
    .toSorted((a, b) => b.points - a.points);
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { grade: points >= HIGH_FROM_POINTS ? 'HIGH' : points >= KEY_FROM_POINTS ? 'KEY' : 'ORDINARY', points, reasons };
}

function factorsOf({ beneficiaryClasses, ageYears, abilityLevel, realAlarms, recentHospital }: RiskFacts): RiskFactor[] {
  const factors: RiskFactor[] = [];
  if (beneficiaryClasses.includes(ALONE_CLASS)) factors.push('ALONE');
  if (ageYears >= 80) factors.push(ageYears >= 90 ? 'AGE_90' : 'AGE_80');
  if (abilityLevel >= 2) factors.push(abilityLevel === 2 ? 'ABILITY_2' : abilityLevel === 3 ? 'ABILITY_3' : 'ABILITY_4');
  if (beneficiaryClasses.includes(DEMENTIA_CLASS)) factors.push('DEMENTIA');
  if (realAlarms > 0) factors.push('REAL_ALARM');
  if (recentHospital) factors.push('HOSPITAL');
  return factors;
}
