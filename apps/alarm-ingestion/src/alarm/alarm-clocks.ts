import type { AlarmLimit } from '#contracts/alarm.js';
import type { DueTimer, TimerSetting } from '#platform/timers.js';
import type { AlarmPolicy } from '../rules/alarm-policy.js';
import { FIRE_TYPES, STILL_PRESENT_SECONDS } from '../rules/comes-back.js';
import { type Climb, escalationAt } from '../rules/next-escalation.js';
import { runningLimits } from '../rules/running-limits.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** The next step of a limit is due. One timer for each beginning of a limit: its subject is alarm, limit and since when. */
export const LIMIT_TIMER = 'alarm.limit';
/** Is the smoke still there? */
export const STILL_PRESENT_TIMER = 'alarm.still-present';
/** Has the one who was given it accepted? */
export const HAND_OVER_TIMER = 'alarm.hand-over';

/**
 * The timers of what began to run by a change; `before` is null for a new alarm. What ended needs none taken away: its timer
 * meets the new state. (A timer that fires holds its own row and waits for the alarm's; taking it away while holding the
 * alarm could deadlock with it. So every beginning has a subject of its own, and nothing is ever moved.)
 */
export function clocksOf(before: AlarmTable | null, after: AlarmTable, policy: AlarmPolicy, now: Date): TimerSetting[] {
  const stood = new Set(before ? runningLimits(before, policy).map(keyOf) : []);
  const timers: TimerSetting[] = [];
  for (const { limit, since } of runningLimits(after, policy)) {
    const timer = stood.has(keyOf({ limit, since })) ? null : climbTimer(after, policy, { limit, since, n: 0 });
    if (timer) timers.push(timer);
  }
  if (after.handedOverAt && after.handedOverAt.getTime() !== before?.handedOverAt?.getTime()) {
    timers.push(timerAt(HAND_OVER_TIMER, after, after.handedOverAt, policy.handOverSeconds));
  }
  // A new edge of a sensor that had cleared counts anew.
  if (FIRE_TYPES.includes(after.type) && !after.clearedAt && (!before || before.clearedAt)) timers.push(stillPresentTimer(after, now));
  return timers;
}

/** The timer of the n-th step of a limit, or null when there is none to climb. */
export function climbTimer(alarm: AlarmTable, policy: AlarmPolicy, climb: Climb): TimerSetting | null {
  const next = escalationAt(alarm, policy, climb);
  if (!next) return null;
  const sinceMs = climb.since.getTime();
  const payload = { alarmId: alarm.id, limit: climb.limit, sinceMs, n: climb.n };
  return { kind: LIMIT_TIMER, subject: `${alarm.id}/${climb.limit}/${sinceMs}`, dueAt: next.dueAt, payload };
}

export const climbOf = ({ payload }: DueTimer): Climb & { alarmId: string } => ({
  alarmId: payload['alarmId'] as string,
  limit: payload['limit'] as AlarmLimit,
  since: new Date(payload['sinceMs'] as number),
  n: payload['n'] as number,
});

export const stillPresentTimer = (alarm: AlarmTable, from: Date): TimerSetting => timerAt(STILL_PRESENT_TIMER, alarm, from, STILL_PRESENT_SECONDS);

function timerAt(kind: string, alarm: AlarmTable, from: Date, seconds: number): TimerSetting {
  const fromMs = from.getTime();
  return { kind, subject: `${alarm.id}/${fromMs}`, dueAt: new Date(fromMs + seconds * 1000), payload: { alarmId: alarm.id, fromMs } };
}

const keyOf = ({ limit, since }: { limit: AlarmLimit; since: Date }): string => `${limit}/${since.getTime()}`;
