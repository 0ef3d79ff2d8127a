import { INTAKE_LIMIT } from '#contracts/policy.js';
import { intakeStart } from './running-limit.js';

/** A limit presses at 50, 80 and 100 % of its length (DOMAIN 6). */
export const INTAKE_STEPS_PERCENT = [50, 80, 100] as const;

export interface IntakeStep {
  percent: number;
  dueAt: Date;
}

/** The next moment at which an unacknowledged request presses harder, after `reachedPercent`; null when all have passed. */
export function nextIntakeStep(placedAt: Date, reachedPercent: number): IntakeStep | null {
  const percent = INTAKE_STEPS_PERCENT.find((step) => step > reachedPercent);
  if (percent === undefined) return null;
  return { percent, dueAt: new Date(intakeStart(placedAt).getTime() + INTAKE_LIMIT.hardSeconds * percent * 10) };
}
