import type { AlarmLevel, FollowUpResult } from '#contracts/alarm.js';
import type { AlarmPolicy } from './alarm-policy.js';

/** When an agency that has not answered is to be asked next. */
export function nextFollowUpAt(level: AlarmLevel, policy: AlarmPolicy, from: Date): Date {
  return new Date(from.getTime() + (level === 'P1' ? policy.followUp.P1 : policy.followUp.others) * 1000);
}

/** Whether an answer ends a referral: it was answered, or the agency will not. PENDING is asked again. */
export const endsReferral = (result: FollowUpResult): boolean => result !== 'PENDING';

/**
 * The next reminder after one that was due: whole rounds on from its own time, past now, so that a desk that was down for an
 * hour is reminded once and not six times.
 */
export function nextReminderAt(level: AlarmLevel, policy: AlarmPolicy, dueAt: Date, now: Date): Date {
  let next = nextFollowUpAt(level, policy, dueAt);
  while (next <= now) next = nextFollowUpAt(level, policy, next);
  return next;
}
