/** Chances that come out the same for the same seed, so that a run can be played again. */
export interface Dice {
  /** 0 <= x < 1. */
  fraction(): number;
  between(low: number, high: number): number;
  chance(permille: number): boolean;
  pick<T>(from: readonly T[]): T;
  weighted<T>(from: readonly (readonly [T, number])[]): T;
}

/** mulberry32 (Tommy Ettinger, public domain): small, quick, good enough for make-believe. */
export function diceOf(seed: string): Dice {
  let state = hashOf(seed);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(fraction() * from.length)]!;
  return {
    fraction,
    pick,
    between: (low, high) => low + fraction() * (high - low),
    chance: (permille) => fraction() * 1_000 < permille,
    weighted(from) {
      let rest = fraction() * from.reduce((sum, [, weight]) => sum + weight, 0);
      return (from.find(([, weight]) => (rest -= weight) < 0) ?? from.at(-1)!)[0];
    },
  };
}

/**
 * A fixed chance of one thing, 0 <= x < 1: whether this alarm is left to a person, how late this visit is.
 * It needs no memory, so a simulator that is started again goes on with the same decisions.
 */
export function shareOf(id: string, question: string): number {
  return hashOf(`${question} ${id}`) / 4_294_967_296;
}

/** FNV-1a with a final mix (murmur3's), 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
