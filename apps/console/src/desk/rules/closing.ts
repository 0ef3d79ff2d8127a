import type { AlarmCloseReason, AlarmLevel, SafetyVerifier } from '#contracts/alarm.js';

export const REASON_GROUPS = {
  real: ['REAL_120', 'REAL_119', 'REAL_110', 'REAL_FAMILY', 'REAL_ONSITE', 'REAL_PHONE'],
  false: ['FALSE_PRESS', 'FALSE_DEVICE', 'FALSE_ENV'],
  other: ['AWAY', 'LEAK', 'NO_CONTACT_HANDED', 'DECEASED', 'TECH_FIXED', 'TEST', 'DUPLICATE'],
} as const satisfies Record<string, readonly AlarmCloseReason[]>;

export const VERIFIERS: readonly SafetyVerifier[] = ['voice', 'video', 'onsite', 'family', 'neighbour', 'agency'];

const WITHOUT_SAFETY: readonly AlarmCloseReason[] = ['TEST', 'DUPLICATE', 'TECH_FIXED'];

/** Every close but TEST, DUPLICATE and TECH_FIXED says who made sure that the elder is safe. */
export const needsSafety = (reason: AlarmCloseReason): boolean => !WITHOUT_SAFETY.includes(reason);

/** What usually proves safety for a reason, offered first; the operator confirms or changes it. */
const USUAL: Partial<Record<AlarmCloseReason, SafetyVerifier>> = {
  REAL_120: 'agency',
  REAL_119: 'agency',
  REAL_110: 'agency',
  REAL_FAMILY: 'family',
  REAL_ONSITE: 'onsite',
  REAL_PHONE: 'voice',
  FALSE_PRESS: 'voice',
};
export const usualVerifier = (reason: AlarmCloseReason): SafetyVerifier | null => USUAL[reason] ?? null;

/** The reasons offered for a level: a technical alarm is mended, tested or a duplicate, never an ambulance. */
export function reasonsFor(level: AlarmLevel): { group: keyof typeof REASON_GROUPS; reasons: readonly AlarmCloseReason[] }[] {
  if (level === 'T') return [{ group: 'other', reasons: ['TECH_FIXED', 'TEST', 'DUPLICATE'] }, { group: 'false', reasons: ['FALSE_DEVICE', 'FALSE_ENV'] }];
  return (['real', 'false', 'other'] as const).map((group) => ({ group, reasons: REASON_GROUPS[group].filter((reason) => reason !== 'TECH_FIXED') }));
}
