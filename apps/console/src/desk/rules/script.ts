import type { AlarmType } from '#contracts/alarm.js';

export const STEPS = [
  'callElder',
  'askDanger',
  'keepTalking',
  'callContacts',
  'callNeighbour',
  'tellLeave',
  'call119',
  'call120',
  'send',
  'checkAway',
  'checkOther',
  'checkWorn',
  'checkPower',
  'plumber',
  'tellFamily',
  'verifySafe',
] as const;
export type Step = (typeof STEPS)[number];

/** A person in danger: Hangzhou and TSA practice, voice first, then the ladder, then feet. */
const PERSON: readonly Step[] = ['callElder', 'askDanger', 'keepTalking', 'callContacts', 'callNeighbour', 'send', 'call120', 'verifySafe'];
const HAZARD: readonly Step[] = ['callElder', 'tellLeave', 'call119', 'callNeighbour', 'callContacts', 'send', 'verifySafe'];
/** Nothing moved: most are harmless, so look before anyone is frightened. */
const QUIET: readonly Step[] = ['checkAway', 'checkOther', 'callElder', 'callContacts', 'callNeighbour', 'send', 'verifySafe'];
const WATER: readonly Step[] = ['checkAway', 'callElder', 'plumber', 'callContacts', 'verifySafe'];
const VITAL: readonly Step[] = ['checkWorn', 'callElder', 'askDanger', 'callContacts', 'send', 'call120', 'verifySafe'];
const DEVICE: readonly Step[] = ['checkPower', 'callElder', 'tellFamily'];

const SCRIPTS: Record<AlarmType, readonly Step[]> = {
  SOS: PERSON,
  FALL: PERSON,
  SMOKE: HAZARD,
  GAS: HAZARD,
  CO: HAZARD,
  VITAL_RED: VITAL,
  VITAL_AMBER: VITAL,
  WATER_LOW: QUIET,
  WATER_HIGH: WATER,
  WATER_LEAK: WATER,
  POWER_IDLE: QUIET,
  DOOR_IDLE: QUIET,
  PIR_IDLE: QUIET,
  GEOFENCE_EXIT: QUIET,
  BED_EXIT_LONG: QUIET,
  CARE_CALL_MISSED: QUIET,
  GENERAL: QUIET,
  OFFLINE: DEVICE,
  LOW_BATTERY: DEVICE,
  TAMPER: DEVICE,
  REMOVED: DEVICE,
  FAULT: DEVICE,
};

/** What to do with this type of alarm, in order. */
export const scriptFor = (type: AlarmType): readonly Step[] => SCRIPTS[type];

interface Facts {
  contacts: readonly { party: string }[];
  referrals: readonly { agency: string }[];
  orderId: string | null;
}

/** The steps that the record itself proves: a call that was logged, an agency that was asked, somebody who was sent. */
export function provenSteps(facts: Facts): ReadonlySet<Step> {
  const called = (party: string): boolean => facts.contacts.some((contact) => contact.party === party);
  const asked = (agency: string): boolean => called(agency) || facts.referrals.some((referral) => referral.agency === agency);
  const proofs: [Step, boolean][] = [
    ['callElder', called('ELDER')],
    ['callContacts', called('CONTACT')],
    ['tellFamily', called('CONTACT')],
    ['callNeighbour', called('NEIGHBOUR') || asked('GRID_WORKER')],
    ['call119', asked('119')],
    ['call120', asked('120')],
    ['send', facts.orderId !== null],
  ];
  return new Set(proofs.filter(([, proven]) => proven).map(([step]) => step));
}
