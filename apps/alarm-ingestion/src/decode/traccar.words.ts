import type { SignalType } from '#contracts/reading.js';

/** Traccar's alarm words that have one of ours; every other is GENERAL. Source: org.traccar.model.Position, ALARM_*. */
export const TRACCAR_ALARMS: ReadonlyMap<string, SignalType> = new Map<string, SignalType>([
  ['sos', 'SOS'],
  ['fallDown', 'FALL'],
  ['lowBattery', 'LOW_BATTERY'],
  ['lowPower', 'LOW_BATTERY'],
  ['removing', 'REMOVED'],
  ['tampering', 'TAMPER'],
  ['geofenceEnter', 'GEOFENCE_ENTER'],
  ['geofenceExit', 'GEOFENCE_EXIT'],
]);

/** The names of health values differ by the watch's protocol; a 0 is "not worn" and out of range. */
export const TRACCAR_HEALTH: readonly { from: string; to: string; low: number; high: number }[] = [
  { from: 'batteryLevel', to: 'battery', low: 0, high: 100 },
  { from: 'heartRate', to: 'heartRate', low: 20, high: 300 },
  { from: 'bloodOxygen', to: 'spo2', low: 30, high: 100 },
  { from: 'spo2', to: 'spo2', low: 30, high: 100 },
  { from: 'pressureHigh', to: 'bloodPressureSystolic', low: 40, high: 300 },
  { from: 'pressureSystolic', to: 'bloodPressureSystolic', low: 40, high: 300 },
  { from: 'pressureLow', to: 'bloodPressureDiastolic', low: 20, high: 250 },
  { from: 'pressureDiastolic', to: 'bloodPressureDiastolic', low: 20, high: 250 },
  { from: 'bodyTemperature', to: 'bodyTemperature', low: 25, high: 45 },
  { from: 'bodyTemp', to: 'bodyTemperature', low: 25, high: 45 },
  { from: 'steps', to: 'steps', low: 0, high: 1e6 },
];
