/** How much an elder is at risk, the most first (高风险, 重点, 一般). The visit duty hangs on it. */
export const RISK_GRADES = ['HIGH', 'KEY', 'ORDINARY'] as const;
export type RiskGrade = (typeof RISK_GRADES)[number];

/** What the rule counts. REAL_ALARM: a P1 or P2 that was real, in the last 30 days. HOSPITAL: in hospital, or back within 30 days. */
export const RISK_FACTORS = ['ALONE', 'AGE_80', 'AGE_90', 'ABILITY_2', 'ABILITY_3', 'ABILITY_4', 'DEMENTIA', 'REAL_ALARM', 'HOSPITAL'] as const;
export type RiskFactor = (typeof RISK_FACTORS)[number];

/** One reason for a grade, and what it weighs. */
export interface RiskReason {
  factor: RiskFactor;
  points: number;
}

/** What is owed to an elder: to be seen (探访), to be called (主动关怀). */
export const DUTY_KINDS = ['VISIT', 'CALL'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** Why it is owed by then: its turn has come, an alarm was real, the grade rose, the elder is back from away. */
export const DUTY_REASONS = ['ROUTINE', 'EVENT', 'RAISED', 'RETURNED'] as const;
export type DutyReason = (typeof DUTY_REASONS)[number];

/** Who hears of a duty that is overdue: a call's desk supervisor; a visit's street, then its district. */
export const DUTY_STEPS = ['SUPERVISOR', 'STREET', 'DISTRICT'] as const;
export type DutyStep = (typeof DUTY_STEPS)[number];

export const VISIT_WAYS = ['DOOR', 'VIDEO', 'PHONE'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];

/** What a visitor looks at: 精神, 身体, 居住安全, 生活需求. */
export const VISIT_ASPECTS = ['SPIRIT', 'BODY', 'HOME', 'LIVING'] as const;
export type VisitAspect = (typeof VISIT_ASPECTS)[number];

export const CARE_MARKS = ['GOOD', 'FAIR', 'POOR'] as const;
export type CareMark = (typeof CARE_MARKS)[number];

/** What an elder turns out to need. */
export const CARE_NEEDS = ['MEAL', 'CLEAN', 'MEDICAL', 'REPAIR', 'COMPANY', 'BENEFIT', 'DEVICE', 'OTHER'] as const;
export type CareNeed = (typeof CARE_NEEDS)[number];

/** A care call of one day. SKIPPED: the elder is away. LAPSED: nobody called while it was day. */
export const CARE_CALL_STATES = ['DUE', 'DONE', 'MISSED', 'SKIPPED', 'LAPSED'] as const;
export type CareCallState = (typeof CARE_CALL_STATES)[number];
