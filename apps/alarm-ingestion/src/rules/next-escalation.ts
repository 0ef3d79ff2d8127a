import type { AlarmLevel, AlarmLimit, EscalationStep } from '#contracts/alarm.js';
import { ESCALATION_PERCENT } from '#contracts/policy.js';
import type { AlarmPolicy } from './alarm-policy.js';
import { type LimitFacts, runningLimits } from './running-limits.js';

interface Facts extends LimitFacts {
  /** The wearer took a fall back in time: it still waits for a human, but wakes nobody higher up. */
  cancelledByWearer: boolean;
}

/** The n-th step of a limit that runs since an instant. */
export interface Climb {
  limit: AlarmLimit;
  since: Date;
  n: number;
}

export interface Escalation {
  step: EscalationStep;
  dueAt: Date;
  /** The elder's first contact is told too: nobody at the desk has answered a call for life. */
  notifyContact: boolean;
}

interface Step {
  step: EscalationStep;
  afterSeconds: number;
  notifyContact?: boolean;
}

/**
 * The n-th step (from 0) of a limit and when it is due; null when the limit was met, runs since another instant, or has
 * no such step. A step is due at its own time, however late somebody asks: a process that slept takes each once, in order.
 */
export function escalationAt(alarm: Facts, policy: AlarmPolicy, { limit, since, n }: Climb): Escalation | null {
  if (limit === 'ACKNOWLEDGE' && alarm.cancelledByWearer) return null;
  const running = runningLimits(alarm, policy).find((one) => one.limit === limit && one.since.getTime() === since.getTime());
  if (!running) return null;
  const hardSeconds = (running.hardAt.getTime() - running.since.getTime()) / 1000;
  const step = stepsOf(limit, alarm.level, policy, hardSeconds)[n];
  return step ? { step: step.step, dueAt: new Date(since.getTime() + step.afterSeconds * 1000), notifyContact: step.notifyContact ?? false } : null;
}

/** A P1 that nobody takes: second operator and supervisor, then the district's duty officer and the first contact (TSA). All else at 50, 80 and 100 % of the hard limit. */
function stepsOf(limit: AlarmLimit, level: AlarmLevel, policy: AlarmPolicy, hardSeconds: number): Step[] {
  if (limit === 'ACKNOWLEDGE' && level === 'P1') {
    const { supervisor, district } = policy.p1Escalation;
    return [
      { step: 'SUPERVISOR', afterSeconds: supervisor },
      { step: 'DISTRICT', afterSeconds: district, notifyContact: true },
    ];
  }
  return (['SUPERVISOR', 'STREET', 'DISTRICT'] as const).map((step) => ({ step, afterSeconds: (hardSeconds * ESCALATION_PERCENT[step]) / 100 }));
}
