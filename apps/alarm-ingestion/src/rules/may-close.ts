import { CLOSE_REASONS_WITHOUT_SAFETY, type AlarmCloseReason, type AlarmLevel, type AlarmState, type SafetyVerifier } from '#contracts/alarm.js';
import { stateAfter } from './alarm-lifecycle.js';

export type Closing =
  | { ok: true; state: AlarmState }
  /** not-acknowledged: nobody has it yet. safety: nobody says how the elder's safety is known. technical: a person's alarm is not a repair. */
  | { ok: false; why: 'not-acknowledged' | 'alarm-closed' | 'safety-not-verified' | 'not-technical' };

interface Facts {
  state: AlarmState;
  level: AlarmLevel;
}

/** Every close but TEST, DUPLICATE and TECH_FIXED says how safety was verified. A duplicate is merged, not closed. */
export function mayClose(alarm: Facts, reason: AlarmCloseReason, safetyVerifiedBy: SafetyVerifier | null): Closing {
  const state = stateAfter(alarm.state, reason === 'DUPLICATE' ? 'merge' : 'close');
  if (!state) return { ok: false, why: alarm.state === 'RAISED' ? 'not-acknowledged' : 'alarm-closed' };
  if (reason === 'TECH_FIXED' && alarm.level !== 'T') return { ok: false, why: 'not-technical' };
  if (!safetyVerifiedBy && !CLOSE_REASONS_WITHOUT_SAFETY.includes(reason)) return { ok: false, why: 'safety-not-verified' };
  return { ok: true, state };
}
