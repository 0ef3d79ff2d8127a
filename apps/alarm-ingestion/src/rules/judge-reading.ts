import type { AlarmType } from '#contracts/alarm.js';
import type { DeviceClass } from '#contracts/device.js';
import type { Reading, SignalType } from '#contracts/reading.js';

/** Own default: a battery at or below this is low, and is well again above the other, so that it does not flutter. */
export const LOW_BATTERY_PERCENT = 20;
export const WELL_BATTERY_PERCENT = 25;

/** What a reading means for alarms: these hold now, these are over. */
export interface Judgement {
  raised: AlarmType[];
  cleared: AlarmType[];
}

/** Devices that a person wears or presses: an unknown alarm of theirs is a person's, of any other it is the device's. */
const PERSONAL: readonly DeviceClass[] = ['SOS', 'WATCH', 'FALL'];

const TYPE_OF: Readonly<Record<Exclude<SignalType, 'GENERAL' | 'GEOFENCE_ENTER'>, AlarmType>> = {
  SOS: 'SOS',
  FALL: 'FALL',
  SMOKE: 'SMOKE',
  GAS: 'GAS',
  CO: 'CO',
  WATER_LEAK: 'WATER_LEAK',
  LOW_BATTERY: 'LOW_BATTERY',
  REMOVED: 'REMOVED',
  TAMPER: 'TAMPER',
  GEOFENCE_EXIT: 'GEOFENCE_EXIT',
};

/**
 * One reading of one device -> the alarm types that it raises and clears. What needs a history (water, silence) is
 * judged elsewhere. A retained message is the state of some time ago: it clears nothing and raises nothing.
 */
export function judgeReading(reading: Pick<Reading, 'metrics' | 'alarms'>, deviceClass: DeviceClass, retained: boolean): Judgement {
  if (retained) return { raised: [], cleared: [] };
  const raised = new Set<AlarmType>();
  const cleared = new Set<AlarmType>();
  for (const { type, active } of reading.alarms) {
    if (type === 'GEOFENCE_ENTER') {
      if (active) cleared.add('GEOFENCE_EXIT');
      continue;
    }
    const alarm = type === 'GENERAL' ? generalOf(deviceClass) : TYPE_OF[type];
    (active ? raised : cleared).add(alarm);
  }
  const { battery } = reading.metrics;
  if (battery !== undefined && battery <= LOW_BATTERY_PERCENT) raised.add('LOW_BATTERY');
  else if (battery !== undefined && battery > WELL_BATTERY_PERCENT && !raised.has('LOW_BATTERY')) cleared.add('LOW_BATTERY');
  for (const type of raised) cleared.delete(type);
  return { raised: [...raised], cleared: [...cleared] };
}

function generalOf(deviceClass: DeviceClass): AlarmType {
  return PERSONAL.includes(deviceClass) ? 'GENERAL' : 'FAULT';
}
