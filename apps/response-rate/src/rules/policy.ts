import type { Category } from '#contracts/order.js';
import {
  ACKNOWLEDGE_LIMITS,
  FIRST_CONTACT_LIMIT,
  INTAKE_LIMIT,
  ON_SITE_LIMITS,
  START_LIMITS,
  TAKE_LIMITS,
} from '#contracts/policy.js';

const minutes = (n: number): number => n * 60;
const hours = (n: number): number => n * 3600;

/**
 * The limits that decide the rate, in seconds, under the names that a policy may set. Only "hard" limits are here;
 * their sources stand beside the contract's constants. `--help` of the command prints this list.
 */
export const DEFAULT_LIMITS = {
  /** Alarm P1, raised to acknowledged. */
  acknowledgeP1: ACKNOWLEDGE_LIMITS.P1.hardSeconds,
  /** Alarm P2, raised to acknowledged. */
  acknowledgeP2: ACKNOWLEDGE_LIMITS.P2.hardSeconds,
  /** Alarm P3, raised to acknowledged. */
  acknowledgeP3: ACKNOWLEDGE_LIMITS.P3.hardSeconds,
  /** Alarm T, raised to acknowledged. */
  acknowledgeT: ACKNOWLEDGE_LIMITS.T.hardSeconds,
  /** Order, placed (or intake opened) to acknowledged. */
  acknowledgeOrder: INTAKE_LIMIT.hardSeconds,
  /** Intake opens, seconds after midnight in Shanghai. GB/T 33358: 07:00. */
  intakeOpens: hours(7),
  /** Intake closes, seconds after midnight in Shanghai. GB/T 33358: 21:00. */
  intakeCloses: hours(21),
  /** Same-day order, acknowledged to taken. */
  takeSameDay: TAKE_LIMITS.sameDay.hardSeconds,
  /** Appointment, acknowledged to taken. */
  takeAppointment: TAKE_LIMITS.appointment.hardSeconds,
  /** Appointment, taken at least this long before it is due. Our own default. */
  takeBeforeDue: hours(2),
  /** Alarm P1 solved by phone, acknowledged to first contact. */
  contactP1: FIRST_CONTACT_LIMIT.hardSeconds,
  /** Alarm P1, responder sent to arrived. */
  onSiteP1: ON_SITE_LIMITS.P1.hardSeconds,
  /** Alarm P2, responder sent to arrived. */
  onSiteP2: ON_SITE_LIMITS.P2.hardSeconds,
  /** Alarm P3, responder sent to arrived. */
  onSiteP3: ON_SITE_LIMITS.P3.hardSeconds,
  /** Meal, picked up to delivered. Delivery practice. */
  mealFromPickUp: minutes(60),
  /** Meal, delivered after it is due. */
  startMeal: START_LIMITS.MEAL.hardSeconds,
  /** Cleaning, started after it is due. */
  startClean: START_LIMITS.CLEAN.hardSeconds,
  /** Medical help, started after it is due. */
  startMedical: START_LIMITS.MEDICAL.hardSeconds,
  /** Remote care that was ordered, started after it is due. */
  startRemote: START_LIMITS.REMOTE.hardSeconds,
};
export type LimitName = keyof typeof DEFAULT_LIMITS;
export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as LimitName[];

/** What a cell, a street and the city are measured with. Permille are integers. */
export interface RatePolicy {
  /** Permille of n that must be effective, by category. */
  theta: Record<Category, number>;
  /** Fewer demands than this are a short sample. */
  minimum: number;
  /** Probes that can stand in for a short sample. */
  probes: number;
  /** Permille of the month's days that must be covered. */
  coverage: number;
  /** Permille of the central streets that must be effective. The sources ask for 60 % in 2019. */
  target: number;
  /** Permille of the planned length that must be served. */
  shares: number;
  limits: Record<LimitName, number>;
}

/** The defaults of the rule; a policy names only what differs. */
export const DEFAULT_POLICY: RatePolicy = {
  theta: { MEAL: 900, CLEAN: 900, MEDICAL: 900, REMOTE: 950 },
  minimum: 10,
  probes: 3,
  coverage: 900,
  target: 600,
  shares: 800,
  limits: DEFAULT_LIMITS,
};
