import { dayOf, hourOfDay } from './hour-slot.js';

/**
 * An elder's own hours on one channel: how often a quiet spell ended, by the hour of the day and by how long it had
 * lasted already. The length matters: who has not used water for ten hours is often out for the day, and an eleventh
 * quiet hour says less than the clock alone would.
 */
export interface Baseline {
  /** Quiet spells watched in this hour at this length, and those of them that ended in it: [length][hour], fading. */
  watched: number[][];
  ended: number[][];
  /** Days on which something was learned. */
  days: number;
  /** The newest of them. */
  day: number;
}

/** Upper ends of the lengths, in hours, that are told apart. */
const LENGTHS_HOURS = [1, 3, 6, 10, 16, Number.POSITIVE_INFINITY];
/** Yesterday counts this much less than today: half after nine or ten days. Tuned on the first half of the test homes' year. */
const FADE_A_DAY = 0.93;
/** A spell this long is an absence that nobody told us about; it is not learned. */
export const ABSENCE_HOURS = 48;
/** Neighbouring hours speak for each other. */
const NEIGHBOURS: readonly (readonly [hours: number, weight: number])[] = [[-1, 0.25], [0, 0.5], [1, 0.25]];
/** What is assumed of an hour that was hardly watched: its average over all lengths, and behind that an end in one hour of seven. */
const ASSUMED_WATCHES = 2;
const ASSUMED_SHARE = 0.15;
/** Nobody is that regular. */
const CERTAIN = 0.97;

export const freshBaseline = (): Baseline => ({
  watched: LENGTHS_HOURS.map(() => Array<number>(24).fill(0)),
  ended: LENGTHS_HOURS.map(() => Array<number>(24).fill(0)),
  days: 0,
  day: 0,
});

const lengthOf = (hours: number): number => LENGTHS_HOURS.findIndex((end) => hours <= end);

/** A quiet spell from the slot of the last sign of life to the slot of the next has ended: what it teaches. */
export function learnSpell(baseline: Baseline, fromSlot: number, toSlot: number): Baseline {
  const hours = toSlot - fromSlot;
  if (hours < 1 || hours > ABSENCE_HOURS) return baseline;
  const next = faded(baseline, dayOf(toSlot));
  for (let n = 1; n <= hours; n++) next.watched[lengthOf(n)]![hourOfDay(fromSlot + n)]! += 1;
  next.ended[lengthOf(hours)]![hourOfDay(toSlot)]! += 1;
  return next;
}

function faded(baseline: Baseline, day: number): Baseline {
  const newer = day > baseline.day;
  const share = newer && baseline.days > 0 ? FADE_A_DAY ** (day - baseline.day) : 1;
  const fade = (rows: number[][]): number[][] => rows.map((row) => row.map((n) => Math.round(n * share * 1000) / 1000));
  return { watched: fade(baseline.watched), ended: fade(baseline.ended), days: baseline.days + (newer ? 1 : 0), day: Math.max(day, baseline.day) };
}

/** How likely a spell that has lasted so long ends in this hour of the day, 0 to 0.97. */
export function endingShare(baseline: Baseline, hours: number, hour: number): number {
  const length = lengthOf(hours);
  let [watched, ended, watchedAny, endedAny] = [0, 0, 0, 0];
  for (const [beside, weight] of NEIGHBOURS) {
    const h = (hour + beside + 24) % 24;
    watched += weight * baseline.watched[length]![h]!;
    ended += weight * baseline.ended[length]![h]!;
    for (const row of baseline.watched) watchedAny += weight * row[h]!;
    for (const row of baseline.ended) endedAny += weight * row[h]!;
  }
  const average = (endedAny + ASSUMED_SHARE * ASSUMED_WATCHES) / (watchedAny + ASSUMED_WATCHES);
  return Math.min(CERTAIN, (ended + ASSUMED_WATCHES * average) / (watched + ASSUMED_WATCHES));
}

/**
 * How surprising each further quiet hour of a spell makes it: `[n]` is the negative logarithm of the probability that a
 * spell which began in the slot `fromSlot` lasts n hours. 0: nothing to wonder at; 4.6: one in a hundred.
 */
export function surpriseByHour(baseline: Baseline, fromSlot: number, hours: number): number[] {
  const surprise = [0];
  for (let n = 1; n <= Math.min(hours, 10 * ABSENCE_HOURS); n++) {
    surprise.push(surprise[n - 1]! - Math.log(1 - endingShare(baseline, n, hourOfDay(fromSlot + n))));
  }
  return surprise;
}

/** "She usually": nine in ten of her quiet spells from this hour are no longer. */
const USUAL_SURPRISE = Math.log(10);

export function usualHours(baseline: Baseline, fromSlot: number): number {
  const hours = surpriseByHour(baseline, fromSlot, ABSENCE_HOURS).findIndex((surprise) => surprise >= USUAL_SURPRISE);
  return hours < 0 ? ABSENCE_HOURS : hours;
}
