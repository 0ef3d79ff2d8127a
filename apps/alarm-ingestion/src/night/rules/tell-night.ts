import type { AlarmType } from '#contracts/alarm.js';
import type { DeviceClass } from '#contracts/device.js';
import type { Metrics } from '#contracts/reading.js';

/** One reading of a device at home. */
export interface NightReading {
  deviceId: string;
  class: DeviceClass;
  at: Date;
  metrics: Metrics;
}

export interface NightFacts {
  /** Oldest first. */
  readings: readonly NightReading[];
  alarms: readonly { type: AlarmType; at: Date }[];
  /** From when a first tap or a first step belongs to the morning. */
  morningAt: Date;
}

/** What is known of one night. Null: no device says anything about it. */
export interface NightTale {
  /** How many devices were heard at all; 0: nothing is known, which is not "quiet". */
  devicesHeard: number;
  /** How often the elder got up before the morning. */
  gotUp: number | null;
  firstWaterAt: string | null;
  /** Whether a water meter was heard: without one "no water yet" would be a guess. */
  hearsWater: boolean;
  firstMovementAt: string | null;
  alarms: { type: AlarmType; at: string }[];
}

/** Two movements closer together are one way to the bathroom and back. Our own. */
const ONE_WALK_MS = 15 * 60_000;
/** A meter's smallest step, and less than a cup. */
const TAP_M3 = 0.001;

/**
 * A night in facts: from a bed sensor, or else movement sensors, how often somebody was up before the morning; the first water
 * and the first movement of the morning; the alarms. Only what was measured: a silent home gives no facts.
 */
export function tellNight({ readings, alarms, morningAt }: NightFacts): NightTale {
  const morning = (one: { at: Date }): boolean => one.at >= morningAt;
  const moved = readings.filter(isMovement);
  return {
    devicesHeard: new Set(readings.map(({ deviceId }) => deviceId)).size,
    gotUp: timesUp(readings.filter((one) => !morning(one))),
    firstWaterAt: taps(readings).find(morning)?.at.toISOString() ?? null,
    hearsWater: readings.some(({ metrics }) => metrics.volumeTotal !== undefined),
    firstMovementAt: moved.find(morning)?.at.toISOString() ?? null,
    alarms: alarms.map(({ type, at }) => ({ type, at: at.toISOString() })),
  };
}

/** A bed that is left, or somebody who walks; a door is opened by others too. */
function timesUp(readings: readonly NightReading[]): number | null {
  const bed = readings.filter((one) => one.class === 'BED' && one.metrics.occupied !== undefined);
  if (bed.length > 0) return bed.filter(({ metrics }, place) => metrics.occupied === false && bed[place - 1]?.metrics.occupied === true).length;
  const walks = readings.filter((one) => one.class === 'MOTION' && one.metrics.occupied !== undefined);
  if (walks.length === 0) return null;
  const moved = walks.filter(({ metrics }) => metrics.occupied === true);
  return moved.filter(({ at }, place) => place === 0 || at.getTime() - moved[place - 1]!.at.getTime() > ONE_WALK_MS).length;
}

const isMovement = ({ class: kind, metrics }: NightReading): boolean =>
  (kind === 'MOTION' && metrics.occupied === true) || (kind === 'DOOR' && metrics.contactOpen === true) || (kind === 'BED' && metrics.occupied === false);

/** Readings at which a meter stands higher than at its reading before. */
function taps(readings: readonly NightReading[]): NightReading[] {
  const last = new Map<string, number>();
  return readings.filter(({ deviceId, metrics: { volumeTotal } }) => {
    if (volumeTotal === undefined) return false;
    const before = last.get(deviceId);
    last.set(deviceId, volumeTotal);
    return before !== undefined && volumeTotal - before >= TAP_M3 - 1e-9;
  });
}
