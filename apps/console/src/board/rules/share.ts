/** E of N as an integer permille, never rounded up: a cell below its threshold must not look as if it had reached it. */
export function permilleOf(e: number, n: number): number | null {
  return n > 0 ? Math.floor((e * 1000) / n) : null;
}

/** How many more effective streets the target asks for; 0 when it is met. */
export function streetsMissing(num: number, den: number, targetPermille: number): number {
  return Math.max(0, Math.ceil((targetPermille * den) / 1000) - num);
}
