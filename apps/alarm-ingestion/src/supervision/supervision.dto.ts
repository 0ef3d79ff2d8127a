import type { AlarmLevel } from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';
import { IsBoolean } from 'class-validator';
import { AlarmRow } from '../alarm/alarm-row.dto.js';

/** A console says every minute that somebody sits before it. */
export class Presence {
  /** True: signed in, but not to be counted as free. */
  @IsBoolean() pausing: boolean;
}

/** Somebody at the desk. */
export class DeskPerson {
  accountId: string;
  name: string;
  /** Null when nobody has seen them lately. */
  role: Role | null;
  /** free: here and has no open call. busy: has one. pausing: says so. gone: has open alarms and was not seen for 3 min. */
  standing: 'free' | 'busy' | 'pausing' | 'gone';
  /** Open alarms that this person has, technical ones left out. */
  calls: number;
  technical: number;
  lastSeenAt: string | null;
}

/** What waits for a human, by level. */
export class WaitingLine {
  level: AlarmLevel;
  count: number;
  /** Since when the oldest waits, and by when it is to be taken; null when none waits. */
  oldestSince: string | null;
  targetAt: string | null;
  hardAt: string | null;
  /** Past the hard limit. */
  overdue: number;
}

/** How soon alarms were taken; the shares follow: `within15 / raised`. Tests and technical ones are left out. */
export class AnswerShare {
  level: AlarmLevel;
  raised: number;
  answered: number;
  within15: number;
  within60: number;
  within180: number;
  withinHard: number;
}

export class Answered {
  /** The last 24 hours. */
  day: AnswerShare[];
  /** The calendar month in Asia/Shanghai. */
  month: AnswerShare[];
}

export class DueCount {
  open: number;
  /** Past the target. */
  late: number;
  /** Past the hard limit. */
  overdue: number;
}

/** 班长视图: who is free, what waits, how soon calls were taken, what has climbed, what is owed after the close. */
export class SupervisionView {
  at: string;
  people: DeskPerson[];
  waiting: WaitingLine[];
  answered: Answered;
  /** Open alarms that have climbed, the highest first, at most 50. */
  escalated: AlarmRow[];
  callBacks: DueCount;
  /** `late` and `overdue`: the agency should have been asked. */
  followUps: DueCount;
}
