/**
 * Chance that comes out the same every time: sfc32 (Chris Doty-Humphrey, PractRand; public domain), seeded by a text.
 * Each part of the city throws its own dice, so that a change in one leaves the others as they were.
 */
export class Dice {
  private readonly state: Uint32Array;

  constructor(seed: string) {
    this.state = new Uint32Array([fnv1a(seed, 0), fnv1a(seed, 1), fnv1a(seed, 2), 1]);
    for (let i = 0; i < 15; i++) this.word();
  }

  /** 0 <= x < 1 */
  fraction(): number {
    return this.word() / 2 ** 32;
  }

  /** from <= n <= to */
  between(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(permille: number): boolean {
    return this.fraction() * 1000 < permille;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  /** Picks in proportion to the weights. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice;
    return choices.at(-1)![0];
  }

  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const mixed = [...list];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.between(0, i);
      [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
    }
    return mixed;
  }

  /** The form of a random UUID (RFC 9562, version 8: bits of our own). */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.word().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[parseInt(hex[16]!, 16) & 3]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  private word(): number {
    const s = this.state;
    const sum = (s[0]! + s[1]! + s[3]!) >>> 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + sum;
    return sum;
  }
}

/** FNV-1a, 32 bits, started differently for each word of the state. */
function fnv1a(text: string, start: number): number {
  let hash = 0x811c9dc5 ^ start;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
