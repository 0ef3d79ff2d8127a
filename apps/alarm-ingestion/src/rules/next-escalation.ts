import type { AlarmLevel, AlarmState, EscalationStep } from '#contracts/alarm.js';
import { P1_ESCALATION_SECONDS } from '#contracts/policy.js';

interface Facts {
  level: AlarmLevel;
  state: AlarmState;
  raisedAt: Date;
  escalation: EscalationStep | null;
  /** The wearer took a fall back in time: it still waits for a human, but wakes nobody higher up. */
  cancelledByWearer: boolean;
}

export interface Escalation {
  step: EscalationStep;
  dueAt: Date;
}

/** Who a P1 climbs to next and when, or null when it climbs no further. A P1 that somebody has acknowledged stays where it is. */
export function nextEscalation(alarm: Facts): Escalation | null {
  if (alarm.level !== 'P1' || alarm.state !== 'RAISED' || alarm.cancelledByWearer) return null;
  if (alarm.escalation === null) return { step: 'SUPERVISOR', dueAt: after(alarm.raisedAt, P1_ESCALATION_SECONDS.supervisor) };
  if (alarm.escalation === 'SUPERVISOR') return { step: 'DISTRICT', dueAt: after(alarm.raisedAt, P1_ESCALATION_SECONDS.district) };
  return null;
}

function after(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
