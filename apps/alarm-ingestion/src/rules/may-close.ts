import { CLOSE_REASONS_WITHOUT_SAFETY, type AlarmCloseReason, type AlarmLevel, type AlarmState, type SafetyVerifier } from '#contracts/alarm.js';
import { stateAfter } from './alarm-lifecycle.js';

export type Closing =
  | { ok: true; state: AlarmState }
  /**
   * not-acknowledged: nobody has it yet. safety: nobody says how the elder's safety is known. technical: a person's alarm
   * is not a repair. referral-open: an agency has not answered yet. referral-without-number: it is not known which case it is there.
   */
  | { ok: false; why: 'not-acknowledged' | 'alarm-closed' | 'safety-not-verified' | 'not-technical' | 'referral-open' | 'referral-without-number' };

interface Facts {
  state: AlarmState;
  level: AlarmLevel;
}

/** A referral that nobody has answered yet. */
export interface OpenReferral {
  referenceNumber: string | null;
}

/** The ambulance, the fire brigade or the police has come: its paper may follow. */
const AGENCY_CAME: readonly AlarmCloseReason[] = ['REAL_120', 'REAL_119', 'REAL_110'];

/**
 * Every close but TEST, DUPLICATE and TECH_FIXED says how safety was verified. A duplicate is merged, not closed. An agency
 * that was asked and has not answered keeps the alarm open, unless it came, or has given the case its number.
 */
export function mayClose(alarm: Facts, reason: AlarmCloseReason, safetyVerifiedBy: SafetyVerifier | null, openReferrals: readonly OpenReferral[] = []): Closing {
  const state = stateAfter(alarm.state, reason === 'DUPLICATE' ? 'merge' : 'close');
  if (!state) return { ok: false, why: alarm.state === 'RAISED' ? 'not-acknowledged' : 'alarm-closed' };
  if (reason === 'TECH_FIXED' && alarm.level !== 'T') return { ok: false, why: 'not-technical' };
  if (!safetyVerifiedBy && !CLOSE_REASONS_WITHOUT_SAFETY.includes(reason)) return { ok: false, why: 'safety-not-verified' };
  if (openReferrals.length > 0 && !AGENCY_CAME.includes(reason)) {
    if (reason !== 'NO_CONTACT_HANDED') return { ok: false, why: 'referral-open' };
    if (openReferrals.some(({ referenceNumber }) => referenceNumber === null)) return { ok: false, why: 'referral-without-number' };
  }
  return { ok: true, state };
}
