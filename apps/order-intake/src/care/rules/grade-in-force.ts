import { RISK_GRADES, type RiskGrade } from '#contracts/care.js';

/** Our own default: an officer's word holds half a year at most, then somebody looks again. */
export const SET_GRADE_LONGEST_DAYS = 183;

/** The grade that counts: an officer's, while it holds, else the rule's. */
export function gradeInForce(ruleGrade: RiskGrade, set: { grade: RiskGrade; until: Date } | null, now: Date): RiskGrade {
  return set && set.until > now ? set.grade : ruleGrade;
}

/** Whether `grade` asks for more visits than `before`. */
export const isMoreUrgent = (grade: RiskGrade, before: RiskGrade): boolean => RISK_GRADES.indexOf(grade) < RISK_GRADES.indexOf(before);

/** May a grade be set until then? Why not: UNTIL_PAST, UNTIL_TOO_FAR (SET_GRADE_LONGEST_DAYS). */
export function maySetGrade(until: Date, now: Date): { ok: true } | { ok: false; why: 'UNTIL_PAST' | 'UNTIL_TOO_FAR' } {
  if (until <= now) return { ok: false, why: 'UNTIL_PAST' };
  return until.getTime() - now.getTime() > SET_GRADE_LONGEST_DAYS * 86_400_000 ? { ok: false, why: 'UNTIL_TOO_FAR' } : { ok: true };
}
