import { CLOSE_REASONS_WITHOUT_CALL_BACK, type AlarmCloseReason, type AlarmLevel, type AlarmLimit, type AlarmState } from '#contracts/alarm.js';
import type { TimeLimit } from '#contracts/policy.js';
import { isOpen } from './alarm-lifecycle.js';
import type { AlarmPolicy } from './alarm-policy.js';

/** The instants of an alarm from which its limits count. */
export interface LimitFacts {
  level: AlarmLevel;
  state: AlarmState;
  /** Since when it waits for a human; null while somebody has it. */
  waitingSince: Date | null;
  /** When a human took it last. */
  takenAt: Date | null;
  firstContactAt: Date | null;
  sentAt: Date | null;
  arrivedAt: Date | null;
  closedAt: Date | null;
  callBackOwed: boolean;
}

export interface RunningLimit {
  limit: AlarmLimit;
  since: Date;
  targetAt: Date;
  hardAt: Date;
}

/** What has to happen to an alarm by when, as it stands. The first contact is asked of a P1 only, the responder's arrival of no technical alarm. */
export function runningLimits(alarm: LimitFacts, policy: AlarmPolicy): RunningLimit[] {
  const { level, waitingSince, takenAt, firstContactAt, sentAt, arrivedAt, closedAt, callBackOwed } = alarm;
  if (!isOpen(alarm.state)) return closedAt && callBackOwed ? [running('CALL_BACK', closedAt, policy.callBack)] : [];
  const limits: RunningLimit[] = [];
  if (waitingSince) limits.push(running('ACKNOWLEDGE', waitingSince, policy.acknowledge[level]));
  if (level === 'P1' && takenAt && !waitingSince && !firstContactAt) limits.push(running('FIRST_CONTACT', takenAt, policy.firstContact));
  if (level !== 'T' && sentAt && !arrivedAt) limits.push(running('ON_SITE', sentAt, policy.onSite[level]));
  return limits;
}

/** Whether a close leaves a call to make: every P1 and P2 that answered a call for help. */
export function owesCallBack(level: AlarmLevel, reason: AlarmCloseReason): boolean {
  return (level === 'P1' || level === 'P2') && !CLOSE_REASONS_WITHOUT_CALL_BACK.includes(reason);
}

function running(limit: AlarmLimit, since: Date, { targetSeconds, hardSeconds }: TimeLimit): RunningLimit {
  return { limit, since, targetAt: after(since, targetSeconds), hardAt: after(since, hardSeconds) };
}

const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
