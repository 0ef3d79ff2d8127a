/** P1 life or fire, P2 probable harm, P3 concern, T technical. */
export const ALARM_LEVELS = ['P1', 'P2', 'P3', 'T'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

export const ALARM_TYPES = [
  'SOS',
  'FALL',
  'SMOKE',
  'GAS',
  'CO',
  'VITAL_RED',
  'VITAL_AMBER',
  'WATER_LOW',
  'WATER_HIGH',
  'WATER_LEAK',
  'POWER_IDLE',
  'DOOR_IDLE',
  'PIR_IDLE',
  'GEOFENCE_EXIT',
  'BED_EXIT_LONG',
  'CARE_CALL_MISSED',
  'GENERAL',
  'OFFLINE',
  'LOW_BATTERY',
  'TAMPER',
  'REMOVED',
  'FAULT',
] as const;
export type AlarmType = (typeof ALARM_TYPES)[number];

export const ALARM_STATES = [
  'RAISED',
  'ACKED',
  'VERIFYING',
  'DISPATCHED',
  'ON_SITE',
  'RESOLVED',
  'CLOSED',
  'MERGED',
  'REOPENED',
  'SUPPRESSED',
] as const;
export type AlarmState = (typeof ALARM_STATES)[number];

export const ALARM_CLOSE_REASONS = [
  'REAL_120',
  'REAL_119',
  'REAL_110',
  'REAL_FAMILY',
  'REAL_ONSITE',
  'REAL_PHONE',
  'FALSE_PRESS',
  'FALSE_DEVICE',
  'FALSE_ENV',
  'AWAY',
  'LEAK',
  'TEST',
  'DUPLICATE',
  'TECH_FIXED',
  'NO_CONTACT_HANDED',
  'DECEASED',
] as const;
export type AlarmCloseReason = (typeof ALARM_CLOSE_REASONS)[number];

/** Every close but TEST, DUPLICATE and TECH_FIXED says how safety was verified. */
export const CLOSE_REASONS_WITHOUT_SAFETY: readonly AlarmCloseReason[] = ['TEST', 'DUPLICATE', 'TECH_FIXED'];

export const SAFETY_VERIFIERS = ['voice', 'video', 'onsite', 'family', 'neighbour', 'agency'] as const;
export type SafetyVerifier = (typeof SAFETY_VERIFIERS)[number];

/** The contact ladder, in the order in which people are called. */
export const CONTACT_PARTIES = ['ELDER', 'CONTACT', 'NEIGHBOUR', 'GRID_WORKER', 'STREET_DUTY', '120', '119', '110'] as const;
export type ContactParty = (typeof CONTACT_PARTIES)[number];

export const CONTACT_RESULTS = ['ANSWERED', 'NO_ANSWER', 'HUNG_UP', 'UNINTELLIGIBLE', 'WRONG_NUMBER', 'REFUSED'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** Who hears of an alarm for which a limit runs out, one after the other: the desk's supervisor, the street, the district's duty officer. */
export const ESCALATION_STEPS = ['SUPERVISOR', 'STREET', 'DISTRICT'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** What has to happen to an alarm by when: a human takes it, somebody is called, the responder arrives, the elder is called back. */
export const ALARM_LIMITS = ['ACKNOWLEDGE', 'FIRST_CONTACT', 'ON_SITE', 'CALL_BACK'] as const;
export type AlarmLimit = (typeof ALARM_LIMITS)[number];

/** How an alarm that waits for a human sounds, the most urgent first; the same at every desk. */
export const RINGS = ['L1', 'L2', 'L3'] as const;
export type Ring = (typeof RINGS)[number];

/** Why an alarm that somebody had taken waits for a human again. */
export const RAISED_AGAIN_REASONS = ['STILL_PRESENT', 'CALLED_AGAIN', 'NOT_ACCEPTED', 'REFUSED'] as const;
export type RaisedAgainReason = (typeof RAISED_AGAIN_REASONS)[number];

/** Whom an alarm is handed over to outside the desk. */
export const REFERRAL_AGENCIES = ['120', '119', '110', '12345', 'GRID_WORKER'] as const;
export type ReferralAgency = (typeof REFERRAL_AGENCIES)[number];

/** What the agency says when it is asked: it has answered the call; not yet; it will not. The last two leave the alarm with the desk. */
export const FOLLOW_UP_RESULTS = ['ANSWERED', 'PENDING', 'REFUSED'] as const;
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number];

export const CALL_DIRECTIONS = ['OUT', 'IN'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** What was rung: never the number itself. DEVICE is the voice line of the elder's own device. */
export const NUMBER_KINDS = ['MOBILE', 'LANDLINE', 'SHORT', 'DEVICE'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Closes after which nobody is called back: no call for help was answered, or nobody is left to ask. */
export const CLOSE_REASONS_WITHOUT_CALL_BACK: readonly AlarmCloseReason[] = ['TEST', 'DUPLICATE', 'TECH_FIXED', 'DECEASED'];
