import { INTAKE_LIMIT, ON_SITE_LIMITS, START_LIMITS, TAKE_LIMITS, type TimeLimit } from '#contracts/policy.js';
import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category, OrderState } from '#contracts/order.js';
import { ORDINARY_HOURS } from './may-place.js';
import { atMinute, minuteOfDay, minutesOf } from './shanghai-time.js';

/** Call-back after the close: 24 h, at most 72 h (DOMAIN 6, Minhang). */
export const CALL_BACK_LIMIT: TimeLimit = { targetSeconds: 24 * 3_600, hardSeconds: 72 * 3_600 };
/** An appointment is taken at least this long before its start (DOMAIN 6). */
const TAKEN_BEFORE_START_SECONDS = 2 * 3_600;

export interface LimitedOrder {
  state: OrderState;
  category: Category;
  priority: AlarmLevel;
  answersAlarm: boolean;
  appointment: boolean;
  placedAt: Date;
  acknowledgedAt: Date | null;
  dueAt: Date;
  closedAt: Date | null;
}

export interface RunningLimit {
  name: 'INTAKE' | 'TAKE' | 'ON_SITE' | 'START' | 'DELIVER' | 'CALL_BACK';
  /** From here the clock is coloured. */
  targetAt: Date;
  /** After this the rate counts it as failed; the instant itself is still in time. */
  hardAt: Date;
}

const later = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);
const earlier = (a: Date, b: Date): Date => (a.getTime() <= b.getTime() ? a : b);
const clock = (name: RunningLimit['name'], from: Date, limit: TimeLimit): RunningLimit => ({
  name,
  targetAt: later(from, limit.targetSeconds),
  hardAt: later(from, limit.hardSeconds),
});

/**
 * When the intake's clock starts: at once from 07:00 to 21:00, else at the next 07:00 (GB/T 33358; RATE, acknowledge deadline).
 */
export function intakeStart(placedAt: Date): Date {
  const minute = minuteOfDay(placedAt);
  const opens = minutesOf(ORDINARY_HOURS.from);
  if (minute < opens) return atMinute(placedAt, opens);
  return minute < minutesOf(ORDINARY_HOURS.to) ? placedAt : atMinute(placedAt, opens, 1);
}

/**
 * Which clock runs for an order, and to when. Null: none does.
 * Until a human takes it INTAKE; until a provider takes it TAKE (help to an alarm: ON_SITE from the start);
 * until somebody is there START, for a meal DELIVER; after the close CALL_BACK.
 */
export function runningLimit(order: LimitedOrder): RunningLimit | null {
  switch (order.state) {
    case 'PLACED':
    case 'OFFERING':
    case 'ASSIGNED':
    case 'REOPENED':
      if (!order.acknowledgedAt) return clock('INTAKE', intakeStart(order.placedAt), INTAKE_LIMIT);
      return order.answersAlarm ? onSite(order) : take(order, order.acknowledgedAt);
    case 'ACCEPTED':
    case 'EN_ROUTE':
      if (order.answersAlarm) return onSite(order);
      return clock(order.category === 'MEAL' ? 'DELIVER' : 'START', order.dueAt, START_LIMITS[order.category]);
    case 'FINISHED':
      return order.closedAt && clock('CALL_BACK', order.closedAt, CALL_BACK_LIMIT);
    default:
      return null;
  }
}

function onSite(order: LimitedOrder): RunningLimit {
  return clock('ON_SITE', order.placedAt, ON_SITE_LIMITS[order.priority === 'T' ? 'P3' : order.priority]);
}

function take(order: LimitedOrder, acknowledgedAt: Date): RunningLimit {
  if (!order.appointment) return clock('TAKE', acknowledgedAt, TAKE_LIMITS.sameDay);
  const ordinary = clock('TAKE', acknowledgedAt, TAKE_LIMITS.appointment);
  const hardAt = earlier(ordinary.hardAt, later(order.dueAt, -TAKEN_BEFORE_START_SECONDS));
  return { name: 'TAKE', targetAt: earlier(ordinary.targetAt, hardAt), hardAt };
}
