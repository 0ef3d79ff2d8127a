import type { AlarmLevel } from '#contracts/alarm.js';

/** How an unanswered alarm sounds: tones in Hz with their start and length in seconds, and the pause until it rings again. */
export interface Ring {
  tones: readonly { hertz: number; from: number; lasts: number }[];
  loudness: number;
  everySeconds: number;
}

/** Two steps up and down, like a ward's crash call; not to be mistaken for a chat message. */
const L1: Ring = {
  tones: [880, 1175, 880, 1175].map((hertz, index) => ({ hertz, from: index * 0.18, lasts: 0.16 })),
  loudness: 0.32,
  everySeconds: 2,
};
const L2: Ring = {
  tones: [659, 659, 784].map((hertz, index) => ({ hertz, from: index * 0.26, lasts: 0.2 })),
  loudness: 0.22,
  everySeconds: 6,
};
const L3: Ring = { tones: [{ hertz: 523, from: 0, lasts: 0.45 }], loudness: 0.14, everySeconds: 30 };

/** Technical alarms make no sound. */
export const RINGS: Record<AlarmLevel, Ring | null> = { P1: L1, P2: L2, P3: L3, T: null };

const ORDER: readonly AlarmLevel[] = ['P1', 'P2', 'P3', 'T'];

/** The most urgent of these levels: one ring at a time, the worst. */
export function loudest(levels: readonly AlarmLevel[]): AlarmLevel | null {
  return ORDER.find((level) => levels.includes(level)) ?? null;
}
