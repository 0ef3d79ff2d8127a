import type { Metrics, Reading, Signal, SignalType } from '#contracts/reading.js';
import { fromParts } from './instant.js';
import { asNumberWithin } from './values.js';

/** UD live, UD2… stored, WT weather request, AL alarm; with the network's name behind (UD_LTE, AL_WCDMA). */
const POSITION = /^(UD|WT|AL)/;
/** The fields after the command, by index; what follows are cells and names of networks. */
const FIELD = { date: 0, time: 1, fix: 2, latitude: 3, northSouth: 4, longitude: 5, eastWest: 6, battery: 12, steps: 13, status: 15 } as const;

/** Bits of the status word that are alarms. Source: the 3G watch protocol, section UD. */
const BITS: readonly { bit: number; type: SignalType }[] = [
  { bit: 0, type: 'LOW_BATTERY' },
  { bit: 16, type: 'SOS' },
  { bit: 17, type: 'LOW_BATTERY' },
  { bit: 18, type: 'GEOFENCE_EXIT' },
  { bit: 19, type: 'GEOFENCE_ENTER' },
  { bit: 20, type: 'REMOVED' },
  { bit: 21, type: 'FALL' },
  { bit: 22, type: 'FALL' },
];
/** Alarm bits that nobody has told us about: still an alarm. */
const UNKNOWN_ALARM_BITS = 0xff80_0000;

type Position = Omit<Reading, 'deviceId'>;

/** A position or alarm frame, or null when the command is another. */
export function readPosition(command: string, values: string[], receivedAt: Date): Position | null {
  if (!POSITION.test(command) || values.length <= FIELD.status) return loneAlarm(command);
  const metrics: Metrics = readFix(values);
  const battery = asNumberWithin(values[FIELD.battery], 0, 100);
  const steps = asNumberWithin(values[FIELD.steps], 0, 1e6);
  if (battery !== undefined) metrics.battery = battery;
  if (steps !== undefined) metrics.steps = steps;
  return { at: readAt(values, receivedAt), metrics, alarms: readAlarms(command, values[FIELD.status] ?? '') };
}

/** An alarm frame cut short has lost its bits, not its meaning. */
function loneAlarm(command: string): Position | null {
  return command.startsWith('AL') ? { at: null, metrics: {}, alarms: [{ type: 'GENERAL', active: true }] } : null;
}

/** `A` is a fix, `V` is none; 0,0 is none either. A hemisphere letter S or W makes the number negative. */
function readFix(values: string[]): Metrics {
  if (values[FIELD.fix] !== 'A') return {};
  const latitude = signed(asNumberWithin(values[FIELD.latitude], -90, 90), values[FIELD.northSouth] === 'S');
  const longitude = signed(asNumberWithin(values[FIELD.longitude], -180, 180), values[FIELD.eastWest] === 'W');
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return {};
  return { latitude, longitude };
}

function signed(value: number | undefined, negative: boolean): number | undefined {
  return value !== undefined && negative ? -Math.abs(value) : value;
}

/** `ddmmyy` and `hhmmss`, UTC. */
function readAt(values: string[], receivedAt: Date): string | null {
  const date = /^(\d{2})(\d{2})(\d{2})$/.exec(values[FIELD.date] ?? '');
  const time = /^(\d{2})(\d{2})(\d{2})$/.exec(values[FIELD.time] ?? '');
  if (!date || !time) return null;
  const clock: [number, number, number] = [Number(time[1]), Number(time[2]), Number(time[3])];
  return fromParts(2000 + Number(date[3]), Number(date[2]), Number(date[1]), clock, receivedAt);
}

function readAlarms(command: string, status: string): Signal[] {
  const bits = /^[0-9A-Fa-f]{1,8}$/.test(status) ? Number.parseInt(status, 16) : 0;
  const types = new Set<SignalType>();
  for (const { bit, type } of BITS) if ((bits & (1 << bit)) !== 0) types.add(type);
  if ((bits & UNKNOWN_ALARM_BITS) !== 0) types.add('GENERAL');
  if (types.size === 0 && command.startsWith('AL')) types.add('GENERAL');
  return [...types].map((type) => ({ type, active: true }));
}
