import type { AlarmType } from '#contracts/alarm.js';

export interface Sample {
  at: string;
  metrics: Record<string, number | boolean | undefined>;
}

/** The metric that says most about a type of alarm comes first. */
const TELLING: Partial<Record<AlarmType, readonly string[]>> = {
  VITAL_RED: ['heartRate', 'spo2', 'bloodPressureSystolic'],
  VITAL_AMBER: ['heartRate', 'spo2', 'bloodPressureSystolic'],
  FALL: ['heartRate', 'steps'],
  SOS: ['heartRate', 'battery'],
  WATER_LOW: ['volumeTotal'],
  WATER_HIGH: ['volumeTotal'],
  WATER_LEAK: ['volumeTotal'],
  POWER_IDLE: ['power', 'energyImportTotal'],
  SMOKE: ['temperature', 'battery'],
  GAS: ['temperature', 'battery'],
  LOW_BATTERY: ['battery'],
};
/** Where a device stands is no curve. */
const NOT_DRAWN = ['latitude', 'longitude'];

/** Names of the metrics with at least two numbers to draw, the most telling first. */
export function drawable(samples: readonly Sample[], type: AlarmType): string[] {
  const counts = new Map<string, number>();
  for (const { metrics } of samples) {
    for (const [name, value] of Object.entries(metrics)) if (typeof value === 'number') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const told = TELLING[type] ?? [];
  const rank = (name: string): number => (told.includes(name) ? told.indexOf(name) : told.length);
  return [...counts]
    .filter(([name, count]) => count >= 2 && !NOT_DRAWN.includes(name))
    .map(([name]) => name)
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

export interface Curve {
  /** SVG path in a box of `width` x `height`. */
  path: string;
  points: { x: number; y: number; at: string; value: number }[];
  low: number;
  high: number;
  last: number;
}

/** The samples of one metric as a line from the oldest to the newest; a flat line lies in the middle. */
export function curveOf(samples: readonly Sample[], metric: string, width: number, height: number): Curve | null {
  const drawn = samples
    .map(({ at, metrics }) => ({ at, time: Date.parse(at), value: metrics[metric] }))
    .filter((sample): sample is { at: string; time: number; value: number } => typeof sample.value === 'number')
    .toSorted((a, b) => a.time - b.time);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last || drawn.length < 2) return null;
  const low = Math.min(...drawn.map((sample) => sample.value));
  const high = Math.max(...drawn.map((sample) => sample.value));
  const span = last.time - first.time || 1;
  const points = drawn.map(({ at, time, value }) => ({
    at,
    value,
    x: ((time - first.time) / span) * width,
    y: high === low ? height / 2 : height - ((value - low) / (high - low)) * height,
  }));
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return { path, points, low, high, last: last.value };
}
