import { ALARM_LEVELS, type AlarmLevel } from '#contracts/alarm.js';
import {
  ACKNOWLEDGE_LIMITS,
  CALL_BACK_LIMIT,
  FIRST_CONTACT_LIMIT,
  FOLLOW_UP_SECONDS,
  HAND_OVER_SECONDS,
  ON_SITE_LIMITS,
  P1_ESCALATION_SECONDS,
  type TimeLimit,
} from '#contracts/policy.js';

/** The time limits of alarms, in seconds. An alarm keeps the version under which it was raised. */
export interface AlarmPolicy {
  acknowledge: Record<AlarmLevel, TimeLimit>;
  firstContact: TimeLimit;
  onSite: Record<'P1' | 'P2' | 'P3', TimeLimit>;
  callBack: TimeLimit;
  p1Escalation: { supervisor: number; district: number };
  handOverSeconds: number;
  followUp: { P1: number; others: number };
}

export const DEFAULT_ALARM_POLICY: AlarmPolicy = {
  acknowledge: ACKNOWLEDGE_LIMITS,
  firstContact: FIRST_CONTACT_LIMIT,
  onSite: ON_SITE_LIMITS,
  callBack: CALL_BACK_LIMIT,
  p1Escalation: P1_ESCALATION_SECONDS,
  handOverSeconds: HAND_OVER_SECONDS,
  followUp: FOLLOW_UP_SECONDS,
};

/** A version of the register's time limits. */
export interface PolicyVersion {
  version: number;
  effectiveFrom: Date;
  body: unknown;
}

/** The version of the defaults: none of the register's was in force. */
export const NO_VERSION = 0;

/** The version in force at an instant, the newest of them. */
export function versionAt(versions: readonly PolicyVersion[], at: Date): number {
  const inForce = versions.filter((one) => one.effectiveFrom <= at);
  return inForce.toSorted((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)[0]?.version ?? NO_VERSION;
}

/** What a version says. What it does not say, or says in a way that cannot be meant, is the default: an alarm always has its limits. */
export function policyOf(versions: readonly PolicyVersion[], version: number): AlarmPolicy {
  const body = fieldsOf(versions.find((one) => one.version === version)?.body);
  const [acknowledge, onSite, steps, followUp] = [body['acknowledge'], body['onSite'], body['p1Escalation'], body['followUp']].map(fieldsOf);
  const { supervisor, district } = DEFAULT_ALARM_POLICY.p1Escalation;
  const p1Escalation = { supervisor: secondsOr(steps!['supervisor'], supervisor), district: secondsOr(steps!['district'], district) };
  return {
    acknowledge: Object.fromEntries(ALARM_LEVELS.map((level) => [level, limitOr(acknowledge![level], ACKNOWLEDGE_LIMITS[level])])) as AlarmPolicy['acknowledge'],
    firstContact: limitOr(body['firstContact'], FIRST_CONTACT_LIMIT),
    onSite: { P1: limitOr(onSite!['P1'], ON_SITE_LIMITS.P1), P2: limitOr(onSite!['P2'], ON_SITE_LIMITS.P2), P3: limitOr(onSite!['P3'], ON_SITE_LIMITS.P3) },
    callBack: limitOr(body['callBack'], CALL_BACK_LIMIT),
    p1Escalation: p1Escalation.supervisor < p1Escalation.district ? p1Escalation : DEFAULT_ALARM_POLICY.p1Escalation,
    handOverSeconds: secondsOr(body['handOverSeconds'], HAND_OVER_SECONDS),
    followUp: { P1: secondsOr(followUp!['P1'], FOLLOW_UP_SECONDS.P1), others: secondsOr(followUp!['others'], FOLLOW_UP_SECONDS.others) },
  };
}

const fieldsOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});

const isSeconds = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;

const secondsOr = (value: unknown, standard: number): number => (isSeconds(value) ? value : standard);

function limitOr(value: unknown, standard: TimeLimit): TimeLimit {
  const { targetSeconds, hardSeconds } = fieldsOf(value);
  return isSeconds(targetSeconds) && isSeconds(hardSeconds) && targetSeconds <= hardSeconds ? { targetSeconds, hardSeconds } : standard;
}
