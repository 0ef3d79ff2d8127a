import type { Said } from '../rules/judge-state.js';

/** A word repeated within this time tells nothing new. */
const REPEAT_MS = 5 * 60_000;
const ENTRIES_LIMIT = 100_000;

/**
 * What this process has committed lately, so that a sensor which repeats itself every few seconds costs no statement.
 * It only spares work: what is remembered for judging is in the database, and an empty memory is as good.
 */
export class SaidLately {
  private readonly words = new Map<string, { word: string; atMs: number }>();

  /** Those that may tell something new. */
  news(said: readonly Said[]): Said[] {
    const seen = new Set<string>();
    return said.filter((one) => {
      const [key, word] = wordOf(one);
      if (word === null) return true;
      const last = this.words.get(key);
      const again = `${key} ${word}`;
      if (seen.has(again) || (last && last.word === word && Math.abs(one.atMs - last.atMs) < REPEAT_MS)) return false;
      seen.add(again);
      return true;
    });
  }

  committed(said: readonly Said[]): void {
    for (const one of said) {
      const [key, word] = wordOf(one);
      if (word === null) continue;
      if (this.words.size >= ENTRIES_LIMIT) this.words.delete(this.words.keys().next().value!);
      this.words.set(key, { word, atMs: one.atMs });
    }
  }
}

/** The state that a fact says, where a repeated one tells nothing; null where each one counts. */
function wordOf({ deviceId, atMs, fact }: Said): [key: string, word: string | null] {
  switch (fact.kind) {
    case 'contact':
      return [`${deviceId} contact`, String(fact.open)];
    case 'movement':
      // Seen, not seen, seen: each is repeated, none is news.
      return [`${deviceId} movement ${fact.seen}`, ''];
    case 'bed':
      return [`${deviceId} bed`, String(fact.inBed)];
    case 'power':
      // One sample in five minutes makes an hour's mean.
      return [`${deviceId} power`, String(Math.floor(atMs / REPEAT_MS))];
    default:
      return [deviceId, null];
  }
}
