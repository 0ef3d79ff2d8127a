/** No device of ours was made before; clocks that were never set show 1970 or 2000. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);
/** A clock may run ahead by a time zone, not by more. */
const AHEAD_MS = 24 * 3600 * 1000;
const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * A device's own instant as ISO 8601 UTC, or null when it is absent or not plausible:
 * only 2015 to receipt + 24 h counts. Takes ISO text with an offset (a local time without one is nobody's instant),
 * and epoch seconds or milliseconds as number or digits.
 */
export function asInstant(value: unknown, receivedAt: Date): string | null {
  return plausible(toMillis(value), receivedAt);
}

/** The same for parts read from a frame, which are UTC. */
export function fromParts(year: number, month: number, day: number, clock: [number, number, number], receivedAt: Date): string | null {
  const [hour, minute, second] = clock;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const at = new Date(ms);
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real ? plausible(ms, receivedAt) : null;
}

function toMillis(value: unknown): number {
  if (typeof value === 'string' && ISO_WITH_OFFSET.test(value)) return Date.parse(value);
  const digits = typeof value === 'string' && /^\d{10}(\d{3})?$/.test(value) ? Number(value) : value;
  if (typeof digits !== 'number') return Number.NaN;
  return digits < 1e11 ? digits * 1000 : digits;
}

function plausible(ms: number, receivedAt: Date): string | null {
  if (!(ms >= EARLIEST_MS && ms <= receivedAt.getTime() + AHEAD_MS)) return null;
  return new Date(ms).toISOString();
}
