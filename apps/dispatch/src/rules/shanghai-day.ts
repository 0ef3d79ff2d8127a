/** Asia/Shanghai is UTC+8 all year; China has had no summer time since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** The Shanghai calendar day of an instant, `2026-03-22`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}
