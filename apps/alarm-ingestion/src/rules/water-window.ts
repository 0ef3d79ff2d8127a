import { HOUR_MS } from './hour-slot.js';

/** The register at an instant, epoch milliseconds and m3. Oldest first. */
export type WaterSample = readonly [atMs: number, volumeM3: number];

/** What one meter has said in the last day: all that its rules remember. */
export interface WaterMeter {
  samples: WaterSample[];
  /** The register before the present hour began: what has run since is the hour's use. */
  hourStart: WaterSample | null;
}

/** The longest window that a rule looks at: a day. */
const WINDOW_MS = 24 * HOUR_MS;
/** Registers closer together than this are one sample: at most 51 are kept a meter. */
const SLOT_MS = HOUR_MS / 2;
/** A tap that was opened, and no drip: own default, the resolution of common meters. */
const USE_LITRES = 1;

export const freshMeter = (): WaterMeter => ({ samples: [], hourStart: null });

/** A register has come in, and what it shows. */
export interface Registered {
  meter: WaterMeter;
  /** Somebody used water, by this instant; null: nobody did. */
  usedMs: number | null;
  /** Nothing is known of the time before: a new meter, or one that was silent for too long. */
  begins: boolean;
}

/**
 * A register that runs backwards is another meter: the window begins anew, as after a silence. One that was overtaken
 * by a newer takes its place in the past if it fits there: it tells when the water ran, and un-says nothing.
 */
export function noteRegister(meter: WaterMeter, atMs: number, volumeM3: number, silentMs: number): Registered {
  const newest = meter.samples.at(-1);
  if (newest && atMs < newest[0]) return overtaken(meter, [atMs, volumeM3]);
  if (!newest || volumeM3 < newest[1] || atMs - newest[0] > silentMs) {
    return { meter: { samples: [[atMs, volumeM3]], hourStart: [atMs, volumeM3] }, usedMs: null, begins: true };
  }
  const sameHour = Math.floor(newest[0] / HOUR_MS) === Math.floor(atMs / HOUR_MS);
  const hourStart = sameHour ? (meter.hourStart ?? newest) : newest;
  const samples = prune(append(meter.samples, [atMs, volumeM3]), atMs - WINDOW_MS);
  const used = litresBetween(hourStart[1], volumeM3) >= USE_LITRES && litresBetween(newest[1], volumeM3) > 0;
  return { meter: { samples, hourStart }, usedMs: used ? atMs : null, begins: false };
}

function overtaken(meter: WaterMeter, late: WaterSample): Registered {
  const after = meter.samples.findIndex(([at]) => at > late[0]);
  const [before, next] = [meter.samples[after - 1], meter.samples[after]];
  if (!before || !next || late[1] < before[1] || late[1] > next[1] || late[0] === before[0]) return { meter, usedMs: null, begins: false };
  const used = litresBetween(before[1], late[1]) >= USE_LITRES;
  return { meter: { ...meter, samples: meter.samples.toSpliced(after, 0, late) }, usedMs: used ? late[0] : null, begins: false };
}

function append(samples: readonly WaterSample[], sample: WaterSample): WaterSample[] {
  const slot = (at: number) => Math.floor(at / SLOT_MS);
  const [last, before] = [samples.at(-1), samples.at(-2)];
  // The newest stays exact; of those before it one a slot is enough.
  const crowded = last && before && slot(last[0]) === slot(before[0]);
  return [...(crowded ? samples.slice(0, -1) : samples), sample];
}

/** Drops what lies before the window, but keeps the one register that stood at its beginning. */
function prune(samples: WaterSample[], fromMs: number): WaterSample[] {
  const first = samples.findLastIndex(([at]) => at <= fromMs);
  return first > 0 ? samples.slice(first) : samples;
}

/** Registers are decimals; the difference of two is rounded to a millilitre. */
const litresBetween = (from: number, to: number): number => Math.round((to - from) * 1e6) / 1e3;

/** Litres in the hours before the newest register; null while the window is not known that far back. */
export function litresWithin({ samples }: WaterMeter, hours: number, sinceMs = Number.NEGATIVE_INFINITY): number | null {
  const newest = samples.at(-1);
  if (!newest || newest[0] - hours * HOUR_MS < sinceMs) return null;
  const start = samples.findLast(([at]) => at <= newest[0] - hours * HOUR_MS);
  return start ? litresBetween(start[1], newest[1]) : null;
}

/** Registers further apart than this show no half hours, nor hours. */
const HOURLY_MS = 65 * 60_000;

/**
 * Use in every half hour of so many, or in every interval of a meter that speaks by the hour: water that never rests.
 * Null while the window is not known that far back.
 */
export function runsWithoutRest({ samples }: WaterMeter, halfHours: number): boolean | null {
  const newest = samples.at(-1);
  const first = newest ? samples.findLastIndex(([at]) => at <= newest[0] - halfHours * SLOT_MS) : -1;
  if (first < 0) return null;
  return samples.slice(first).every(([at, volume], i, window) => i === 0 || (at - window[i - 1]![0] <= HOURLY_MS && volume > window[i - 1]![1]));
}
