import type { Ring } from '#contracts/alarm.js';

/** How an unanswered alarm sounds: tones in Hz with their start and length in seconds, and the pause until it rings again. */
export interface Melody {
  tones: readonly { hertz: number; from: number; lasts: number }[];
  loudness: number;
  everySeconds: number;
}

/** Two steps up and down, like a ward's crash call; not to be mistaken for a chat message. */
const L1: Melody = {
  tones: [880, 1175, 880, 1175].map((hertz, index) => ({ hertz, from: index * 0.18, lasts: 0.16 })),
  loudness: 0.32,
  everySeconds: 2,
};
const L2: Melody = {
  tones: [659, 659, 784].map((hertz, index) => ({ hertz, from: index * 0.26, lasts: 0.2 })),
  loudness: 0.22,
  everySeconds: 6,
};
const L3: Melody = { tones: [{ hertz: 523, from: 0, lasts: 0.45 }], loudness: 0.14, everySeconds: 30 };

export const MELODIES: Record<Ring, Melody> = { L1, L2, L3 };

const ORDER: readonly Ring[] = ['L1', 'L2', 'L3'];

/** The most urgent of these rings: one at a time, the worst. */
export function loudest(rings: readonly (Ring | null)[]): Ring | null {
  return ORDER.find((ring) => rings.includes(ring)) ?? null;
}
