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

/** Who a P1 that nobody acknowledged climbs to: at 60 s, then at 180 s. */
export const ESCALATION_STEPS = ['SUPERVISOR', 'DISTRICT'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];
