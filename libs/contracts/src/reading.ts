/**
 * The vocabulary of a reading: metric name and unit.
 * Booleans are states; a metric that a message does not carry is absent, never null or false.
 */
export interface Metrics {
  /** m3, meter's total register. */ volumeTotal?: number;
  /** kWh, imported total. */ energyImportTotal?: number;
  /** W. */ power?: number;
  /** V, mains only. */ voltage?: number;
  /** A. */ current?: number;
  /** degC, room or water. */ temperature?: number;
  /** % relative. */ humidity?: number;
  /** degC. */ bodyTemperature?: number;
  /** beats a minute; 0 is "not worn" and is left out. */ heartRate?: number;
  /** % oxygen saturation. */ spo2?: number;
  /** mmHg. */ bloodPressureSystolic?: number;
  /** mmHg. */ bloodPressureDiastolic?: number;
  /** count since midnight of the device. */ steps?: number;
  /** % charge. */ battery?: number;
  /** deg WGS-84. */ latitude?: number;
  /** deg WGS-84. */ longitude?: number;
  /** lx. */ illuminance?: number;
  /** kWh, fed into the grid. */ energyExportTotal?: number;
  /** breaths a minute. */ respirationRate?: number;
  /** m, to what a radar or a receiver sees. */ distanceMeters?: number;
  /** V of a battery, where the device tells no percentage. */ batteryVoltage?: number;
  /** m3/h through a meter. */ flowRate?: number;
  contactOpen?: boolean;
  occupied?: boolean;
  smoke?: boolean;
  gas?: boolean;
  waterLeak?: boolean;
  [other: string]: number | boolean | undefined;
}

/** What a device itself says is wrong. Judging turns it into an alarm (see AlarmType). */
export const SIGNAL_TYPES = [
  'SOS',
  'FALL',
  'SMOKE',
  'GAS',
  'CO',
  'WATER_LEAK',
  'LOW_BATTERY',
  'REMOVED',
  'TAMPER',
  'GEOFENCE_ENTER',
  'GEOFENCE_EXIT',
  'GENERAL',
] as const;
export type SignalType = (typeof SIGNAL_TYPES)[number];

export interface Signal {
  type: SignalType;
  /** False: the device says the condition is over. It sets a flag; it never closes an alarm. */
  active: boolean;
}

/** One decoded message of one device. */
export interface Reading {
  deviceId: string;
  /** The device's own instant, ISO 8601 UTC; null when absent or not plausible (then the time of receipt stands). */
  at: string | null;
  metrics: Metrics;
  alarms: Signal[];
}
