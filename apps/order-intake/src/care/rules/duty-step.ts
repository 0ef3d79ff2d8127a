import type { DutyStep } from '#contracts/care.js';

/** Our own default: three days after the street, the district hears of a visit that is overdue. */
export const DISTRICT_AFTER_DAYS = 3;

/** Who hears next that a visit is overdue, and when: the street as soon as it is, the district DISTRICT_AFTER_DAYS later; null when all have. */
export function nextDutyStep(dueAt: Date, reached: DutyStep | null): { step: DutyStep; at: Date } | null {
  if (reached === null) return { step: 'STREET', at: dueAt };
  return reached === 'STREET' ? { step: 'DISTRICT', at: new Date(dueAt.getTime() + DISTRICT_AFTER_DAYS * 86_400_000) } : null;
}
