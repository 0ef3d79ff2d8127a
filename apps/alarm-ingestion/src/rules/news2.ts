/**
 * NEWS2 (Royal College of Physicians, 2017), as far as a wearable can score it. A reference score, never a diagnosis,
 * and never a total: "partial, k of 7".
 */
export const VITALS = ['respirationRate', 'spo2', 'bloodPressureSystolic', 'heartRate', 'bodyTemperature', 'alert', 'onOxygen'] as const;
export type Vital = (typeof VITALS)[number];

type Step = readonly [upTo: number, points: number];

/** Points up to and including each value; the last step has no end. */
const STEPS: Readonly<Record<Exclude<Vital, 'alert' | 'onOxygen'>, readonly Step[]>> = {
  respirationRate: [[8, 3], [11, 1], [20, 0], [24, 2], [Number.POSITIVE_INFINITY, 3]],
  spo2: [[91, 3], [93, 2], [95, 1], [Number.POSITIVE_INFINITY, 0]],
  bloodPressureSystolic: [[90, 3], [100, 2], [110, 1], [219, 0], [Number.POSITIVE_INFINITY, 3]],
  heartRate: [[40, 3], [50, 1], [90, 0], [110, 1], [130, 2], [Number.POSITIVE_INFINITY, 3]],
  bodyTemperature: [[35, 3], [36, 1], [38, 0], [39, 1], [Number.POSITIVE_INFINITY, 2]],
};
/** The tables are in whole numbers, temperature in tenths: 91.4 % is read as 91. */
const DECIMALS: Readonly<Partial<Record<Vital, number>>> = { bodyTemperature: 10 };
const NOT_ALERT_POINTS = 3;
const OXYGEN_POINTS = 2;

/** The points of one parameter; null when the value is none of it. */
export function pointsOf(vital: Vital, value: number | boolean): number | null {
  if (vital === 'alert') return typeof value === 'boolean' ? (value ? 0 : NOT_ALERT_POINTS) : null;
  if (vital === 'onOxygen') return typeof value === 'boolean' ? (value ? OXYGEN_POINTS : 0) : null;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  const scale = DECIMALS[vital] ?? 1;
  const read = Math.round(value * scale) / scale;
  return STEPS[vital].find(([upTo]) => read <= upTo)![1];
}

/** One parameter as it was scored last. */
export interface ScoredVital {
  atMs: number;
  points: number;
  /** Since when it has scored 3 without a break; null when it does not. */
  redSinceMs: number | null;
}
export type VitalState = Partial<Record<Vital, ScoredVital>>;

export interface VitalLimits {
  /** Own default: 3 points again this many minutes later. */
  againMinutes: number;
  redSum: number;
  amberSum: number;
  /** Own default: how long a value counts towards the sum. */
  validMinutes: number;
}

export interface VitalVerdict {
  level: 'RED' | 'AMBER' | 'NONE';
  score: number;
  measured: number;
  /** Parameters that have scored 3 for long enough. */
  red: Vital[];
}

/** A measurement joins the others. One older than what is known changes nothing. */
export function noteVital(state: VitalState, vital: Vital, value: number | boolean, atMs: number): VitalState {
  const points = pointsOf(vital, value);
  const last = state[vital];
  if (points === null || (last && atMs < last.atMs)) return state;
  return { ...state, [vital]: { atMs, points, redSinceMs: points === 3 ? (last?.redSinceMs ?? atMs) : null } };
}

/** What the parameters say together, at `nowMs`. */
export function judgeVitals(state: VitalState, nowMs: number, limits: VitalLimits): VitalVerdict {
  const valid = VITALS.flatMap((vital) => {
    const scored = state[vital];
    return scored && nowMs - scored.atMs <= limits.validMinutes * 60_000 ? [{ vital, ...scored }] : [];
  });
  const score = valid.reduce((sum, { points }) => sum + points, 0);
  const red = valid.filter(({ redSinceMs, atMs }) => redSinceMs !== null && atMs - redSinceMs >= limits.againMinutes * 60_000).map(({ vital }) => vital);
  const level = red.length > 0 || score >= limits.redSum ? 'RED' : score >= limits.amberSum ? 'AMBER' : 'NONE';
  return { level, score, measured: valid.length, red };
}
