import type { AlarmCloseReason, AlarmLevel, AlarmState, AlarmType, ContactParty, ContactResult, SafetyVerifier } from '#contracts/alarm.js';
import { shareOf } from './dice.js';

/** An alarm as the desk's queue shows it. */
export interface AlarmFacts {
  id: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  raisedAt: Date;
  holderId: string | null;
  /** An order of this alarm was placed and is over. */
  visitOver: boolean;
  /** Raised by a device that the simulator made speak. */
  ours: boolean;
}

/** How far the operator has come with an alarm. */
export interface Progress {
  /** Acts done since the acknowledgement. */
  done: number;
  lastActAt: Date;
}

export type DeskAct =
  | { act: 'acknowledge' }
  | { act: 'contact'; party: ContactParty; result: ContactResult }
  | { act: 'send' }
  | { act: 'close'; reason: AlarmCloseReason; safetyVerifiedBy?: SafetyVerifier };

const SECOND = 1_000;
/** About one in four is left to the person who watches ... */
const LEFT_TO_A_PERSON = 0.25;
/** ... most of them just short of the hard limit, the rest past it, so that escalation is seen too. */
const LEFT_PAST_THE_LIMIT = 0.25;
const PATIENCE_SECONDS: Record<AlarmLevel, { within: number; past: number }> = {
  P1: { within: 45, past: 100 },
  P2: { within: 120, past: 240 },
  P3: { within: 300, past: 600 },
  T: { within: 300, past: 600 },
};
/** Somebody else's alarm (a reader of the README pressing a button) is theirs for this long. */
const STRANGERS_ALARM_SECONDS = 180;
/** If nobody has come to the door by then, the case is handed to the agency in charge. */
const GIVE_UP_SECONDS = 45 * 60;

/**
 * What the simulated operator does about an alarm now, or null. Answers nothing about alarms that others hold.
 * The story of each alarm is fixed by its id: answered by the elder, by the family, or somebody goes.
 */
export function nextDeskAct(alarm: AlarmFacts, progress: Progress | null, me: string, now: Date, pace: number): DeskAct | null {
  const age = (now.getTime() - alarm.raisedAt.getTime()) / SECOND;
  if (alarm.state === 'RAISED' || (alarm.state === 'REOPENED' && !alarm.holderId)) return age >= patience(alarm, pace) ? { act: 'acknowledge' } : null;
  if (alarm.holderId !== me) return null;
  const done = progress?.done ?? 0;
  const waited = progress ? (now.getTime() - progress.lastActAt.getTime()) / SECOND : Infinity;
  if (waited < (4 + 8 * shareOf(`${alarm.id}${done}`, 'desk')) / pace) return null;
  const script = scriptOf(alarm);
  if (done < script.length) return script[done]!;
  if (!sendsSomebody(alarm)) return null;
  if (alarm.visitOver) return { act: 'close', reason: 'REAL_ONSITE', safetyVerifiedBy: 'onsite' };
  return waited > GIVE_UP_SECONDS ? { act: 'close', reason: 'NO_CONTACT_HANDED', safetyVerifiedBy: 'agency' } : null;
}

function patience(alarm: AlarmFacts, pace: number): number {
  if (!alarm.ours) return STRANGERS_ALARM_SECONDS;
  const thinking = (5 + 20 * shareOf(alarm.id, 'thinks')) / pace;
  if (shareOf(alarm.id, 'left') >= LEFT_TO_A_PERSON) return thinking;
  const limit = PATIENCE_SECONDS[alarm.level];
  return shareOf(alarm.id, 'left long') < LEFT_PAST_THE_LIMIT ? limit.past : limit.within;
}

const sendsSomebody = ({ id, level }: AlarmFacts): boolean => (level === 'P1' || level === 'P2') && shareOf(id, 'story') >= 0.78;

function scriptOf(alarm: AlarmFacts): DeskAct[] {
  const { level, id } = alarm;
  if (level === 'T') return [{ act: 'close', reason: 'TECH_FIXED' }];
  const unanswered: DeskAct = { act: 'contact', party: 'ELDER', result: 'NO_ANSWER' };
  if (sendsSomebody(alarm)) return [unanswered, { act: 'contact', party: 'CONTACT', result: 'NO_ANSWER' }, { act: 'send' }];
  if (shareOf(id, 'story') < 0.6) {
    return [{ act: 'contact', party: 'ELDER', result: 'ANSWERED' }, { act: 'close', reason: reasonByPhone(alarm), safetyVerifiedBy: 'voice' }];
  }
  return [unanswered, { act: 'contact', party: 'CONTACT', result: 'ANSWERED' }, { act: 'close', reason: 'REAL_FAMILY', safetyVerifiedBy: 'family' }];
}

function reasonByPhone({ type, id }: AlarmFacts): AlarmCloseReason {
  const really = shareOf(id, 'really') < 0.35;
  if (type === 'SMOKE' || type === 'GAS' || type === 'CO') return 'FALSE_ENV';
  if (type === 'WATER_LOW' || type === 'WATER_LEAK') return really ? 'LEAK' : 'FALSE_DEVICE';
  return really ? 'REAL_PHONE' : 'FALSE_PRESS';
}
