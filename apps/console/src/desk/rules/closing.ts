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

/** An agency that was asked and has not answered. */
interface OpenReferral {
  referenceNumber: string | null;
}

/** The agency came: its paper may follow. */
const AGENCY_CAME: readonly AlarmCloseReason[] = ['REAL_120', 'REAL_119', 'REAL_110'];

/** Whether the server would take this reason while agencies have not answered. */
function isFree(reason: AlarmCloseReason, openReferrals: readonly OpenReferral[]): boolean {
  if (openReferrals.length === 0 || AGENCY_CAME.includes(reason)) return true;
  return reason === 'NO_CONTACT_HANDED' && openReferrals.every(({ referenceNumber }) => referenceNumber !== null);
}

/** The reasons offered: a technical alarm is mended, tested or a duplicate, never an ambulance; an agency that has not answered leaves few. */
export function reasonsFor(level: AlarmLevel, openReferrals: readonly OpenReferral[] = []): { group: keyof typeof REASON_GROUPS; reasons: readonly AlarmCloseReason[] }[] {
  const technical = [{ group: 'other' as const, reasons: ['TECH_FIXED', 'TEST', 'DUPLICATE'] as const }, { group: 'false' as const, reasons: ['FALSE_DEVICE', 'FALSE_ENV'] as const }];
  const calls = (['real', 'false', 'other'] as const).map((group) => ({ group, reasons: REASON_GROUPS[group].filter((reason) => reason !== 'TECH_FIXED') }));
  return (level === 'T' ? technical : calls)
    .map(({ group, reasons }) => ({ group, reasons: reasons.filter((reason) => isFree(reason, openReferrals)) }))
    .filter(({ reasons }) => reasons.length > 0);
}
