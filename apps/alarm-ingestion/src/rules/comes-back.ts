import type { AlarmCloseReason, AlarmState, AlarmType } from '#contracts/alarm.js';
import { isOpen } from './alarm-lifecycle.js';

/** What burns or leaks on while nobody looks. */
export const FIRE_TYPES: readonly AlarmType[] = ['SMOKE', 'GAS', 'CO'];
/** Guang'an practice: raised again when it is still there after 30 min. */
export const STILL_PRESENT_SECONDS = 30 * 60;

interface Facts {
  type: AlarmType;
  state: AlarmState;
  /** The sensor has said since that it is over. */
  clearedAt: Date | null;
  waitingSince: Date | null;
  closeReason: AlarmCloseReason | null;
  raisedAgain: number;
}

/** `rings`: it waits already, nothing changes. `stands`: somebody has it, and it rings again. `reopens`: it was over for the desk. `no`: it is over. */
export type ComeBack = 'no' | 'rings' | 'stands' | 'reopens';

/**
 * What becomes of smoke or gas that its sensor has not taken back 30 min later. It is the same alarm that comes back, not a
 * second one, so that the incident stays one demand and its story one story. A sensor that a human has called broken comes
 * back once more, then no longer: by then it was looked at twice.
 */
export function comesBack(alarm: Facts): ComeBack {
  if (!FIRE_TYPES.includes(alarm.type) || alarm.clearedAt) return 'no';
  if (alarm.closeReason === 'FALSE_DEVICE' && alarm.raisedAgain > 0) return 'no';
  if (!isOpen(alarm.state) || alarm.state === 'RESOLVED') return alarm.state === 'SUPPRESSED' ? 'no' : 'reopens';
  return alarm.waitingSince ? 'rings' : 'stands';
}
