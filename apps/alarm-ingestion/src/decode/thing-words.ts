import type { SignalType } from '#contracts/reading.js';

/**
 * What a property of a thing model means. metric: a number within a range, times a factor; state: true or false, `inverted` where the
 * name says the contrary (`closed`); signal: an alarm's flag, and the state beside it when there is one.
 */
export type Word =
  | { metric: string; low: number; high: number; times?: number }
  | { state: string; inverted?: true }
  | { signal: SignalType; state?: string };

const spelled = (names: string, word: Word): [string, Word][] => names.split(' ').map((name) => [name, word]);

/** Property names that makers use, in small letters without `_`, `-` and blanks. Ambiguous ones (`flow`, `value`, `status`) are not here. */
export const THING_WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...spelled('temperature temp tempc currenttemperature indoortemperature envtemperature', { metric: 'temperature', low: -60, high: 150 }),
  ...spelled('humidity hum relativehumidity currenthumidity', { metric: 'humidity', low: 0, high: 100 }),
  ...spelled('illuminance lux lightintensity', { metric: 'illuminance', low: 0, high: 1e6 }),
  ...spelled('battery batterylevel batterypercentage batterypercent batt', { metric: 'battery', low: 0, high: 100 }),
  ...spelled('batteryvoltage', { metric: 'batteryVoltage', low: 0, high: 60 }),
  ...spelled('power activepower currentpower', { metric: 'power', low: -1e6, high: 1e6 }),
  ...spelled('voltage currentvoltage', { metric: 'voltage', low: 50, high: 500 }),
  ...spelled('current', { metric: 'current', low: 0, high: 1e4 }),
  ...spelled('energy totalenergy energytotal activeenergy energyimporttotal', { metric: 'energyImportTotal', low: 0, high: 1e9 }),
  ...spelled('volumetotal watertotal totalwater totalflow cumulativeflow accumulatedflow', { metric: 'volumeTotal', low: 0, high: 1e8 }),
  ...spelled('bodytemperature bodytemp', { metric: 'bodyTemperature', low: 25, high: 45 }),
  ...spelled('heartrate hr pulse pulserate', { metric: 'heartRate', low: 20, high: 300 }),
  ...spelled('spo2 bloodoxygen oxygensaturation', { metric: 'spo2', low: 30, high: 100 }),
  ...spelled('bloodpressuresystolic systolic systolicpressure pressurehigh sbp', { metric: 'bloodPressureSystolic', low: 40, high: 300 }),
  ...spelled('bloodpressurediastolic diastolic diastolicpressure pressurelow dbp', { metric: 'bloodPressureDiastolic', low: 20, high: 250 }),
  ...spelled('respirationrate respiratoryrate breathrate breathingrate', { metric: 'respirationRate', low: 1, high: 100 }),
  ...spelled('steps stepcount', { metric: 'steps', low: 0, high: 1e6 }),
  ...spelled('latitude lat', { metric: 'latitude', low: -90, high: 90 }),
  ...spelled('longitude lon lng', { metric: 'longitude', low: -180, high: 180 }),
  ...spelled('contactopen dooropen windowopen doorcontactstate', { state: 'contactOpen' }),
  ...spelled('occupied occupancy presence presencestate motion motionstate pir pirstate inbed', { state: 'occupied' }),
  ...spelled('sos sosstate sosalarm emergency emergencycall callforhelp', { signal: 'SOS' }),
  ...spelled('fall falldetected fallalarm falldown falldetection', { signal: 'FALL' }),
  ...spelled('smoke smokestate smokealarm smokesensorstatus smokedetected firealarm', { signal: 'SMOKE', state: 'smoke' }),
  ...spelled('gas gasstate gasalarm gassensorstatus gasleak', { signal: 'GAS', state: 'gas' }),
  ...spelled('co costate coalarm costatus carbonmonoxide', { signal: 'CO' }),
  ...spelled('waterleak waterleakage waterleakalarm watersensorstate flood leak leakage waterimmersion', { signal: 'WATER_LEAK', state: 'waterLeak' }),
  ...spelled('tamper tamperalarm temperalarm', { signal: 'TAMPER' }),
  ...spelled('lowbattery batterylow lowbatteryalarm lowpower', { signal: 'LOW_BATTERY' }),
  ...spelled('removed takenoff removedalarm', { signal: 'REMOVED' }),
  ...spelled('geofenceexit outoffence', { signal: 'GEOFENCE_EXIT' }),
]);
