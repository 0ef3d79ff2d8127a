import type { AlarmLevel, EscalationStep } from './alarm.js';
import type { Category } from './order.js';

/** A limit that decides the rate (`hard`) and one that colours the clock (`target`), both in seconds. */
export interface TimeLimit {
  targetSeconds: number;
  hardSeconds: number;
}

const minutes = (n: number): number => n * 60;
const hours = (n: number): number => n * 3600;

/**
 * How soon a human acknowledges an alarm, by level.
 * P1: GB/T 33358-2016 with TSA (97.5 % in 60 s). P2: TSA. P3 and T: our own defaults.
 */
export const ACKNOWLEDGE_LIMITS: Record<AlarmLevel, TimeLimit> = {
  P1: { targetSeconds: 15, hardSeconds: 60 },
  P2: { targetSeconds: 60, hardSeconds: 180 },
  P3: { targetSeconds: minutes(10), hardSeconds: minutes(30) },
  T: { targetSeconds: hours(4), hardSeconds: hours(24) },
};

/** First contact attempt after a P1 acknowledgement. Hangzhou practice: 1 min. */
export const FIRST_CONTACT_LIMIT: TimeLimit = { targetSeconds: 60, hardSeconds: 180 };

/** Responder on site after being sent. P1: Shijingshan 18 min, TSA 90 % in 45 min. P2, P3: our own defaults. */
export const ON_SITE_LIMITS: Record<'P1' | 'P2' | 'P3', TimeLimit> = {
  P1: { targetSeconds: minutes(20), hardSeconds: minutes(45) },
  P2: { targetSeconds: minutes(45), hardSeconds: minutes(120) },
  P3: { targetSeconds: minutes(120), hardSeconds: minutes(240) },
};

/** Order accepted by a human at intake, counted from 07:00 outside 07:00-21:00. GB/T 33358. */
export const INTAKE_LIMIT: TimeLimit = { targetSeconds: minutes(3), hardSeconds: minutes(30) };

/** A provider takes the order. Our own defaults; an appointment also >= 2 h before its start. */
export const TAKE_LIMITS = {
  sameDay: { targetSeconds: minutes(10), hardSeconds: minutes(30) },
  appointment: { targetSeconds: minutes(30), hardSeconds: hours(4) },
} as const;

/** How long after its due start a service may begin. CLEAN and MEDICAL: our own defaults. */
export const START_LIMITS: Record<Category, TimeLimit> = {
  MEAL: { targetSeconds: 0, hardSeconds: 0 },
  CLEAN: { targetSeconds: minutes(15), hardSeconds: minutes(30) },
  MEDICAL: { targetSeconds: minutes(10), hardSeconds: minutes(15) },
  REMOTE: { targetSeconds: minutes(15), hardSeconds: minutes(30) },
};

/** A P1 that nobody acknowledged climbs, seconds after it was raised. TSA; second step our own default. */
export const P1_ESCALATION_SECONDS = { supervisor: 60, district: 180 } as const;

/** Every other limit climbs at these parts of its hard limit, in percent. */
export const ESCALATION_PERCENT: Readonly<Record<EscalationStep, number>> = { SUPERVISOR: 50, STREET: 80, DISTRICT: 100 };

/** Own default: who was handed an alarm accepts it in this time, or it rings at every desk again. */
export const HAND_OVER_SECONDS = 60;

/** Own defaults: how often the desk asks an agency that has not answered yet. */
export const FOLLOW_UP_SECONDS = { P1: minutes(10), others: minutes(60) } as const;

/** The call-back after the close of every P1 and P2. Minhang practice. */
export const CALL_BACK_LIMIT: TimeLimit = { targetSeconds: hours(24), hardSeconds: hours(72) };
