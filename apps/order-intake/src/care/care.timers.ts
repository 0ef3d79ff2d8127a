import type { TimerSetting } from '#platform/timers.js';
import type { CareElder } from './grade/care-elder.js';
import { nextDutyStep } from './rules/duty-step.js';

/** Every elder is looked at anew once a day, and new ones are taken in. */
export const ROUND_TIMER = 'care.round';
/** A visit is overdue: for the street, then for the district. */
export const VISIT_TIMER = 'care.visit-due';
/** A planned call: late, due again, missed, lapsed. */
export const CALL_TIMER = 'care.call';

/** The clock of an elder's visit duty; null when everybody has heard, or care has ended. */
export function visitTimer({ elderId, dueAt, escalated, endedAt }: CareElder): TimerSetting | null {
  const next = endedAt ? null : nextDutyStep(dueAt, escalated);
  return next && { kind: VISIT_TIMER, subject: elderId, dueAt: next.at };
}
