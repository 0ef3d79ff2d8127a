/** Bad values and broken constraints: the message's own fault. Two doors raising the same alarm at once are nobody's. */
const DATA_FAULT = /^(22|23)/;
const SERIALISED_BY_INDEX = '23505';

/**
 * Whether the message itself is why it can't be stored. Everything else (the database is away, full, cut off, in a
 * deadlock, not migrated) passes or is mended, and until then the message waits without a PUBACK.
 */
export function isPoison(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return DATA_FAULT.test(code) && code !== SERIALISED_BY_INDEX;
  return error instanceof TypeError || error instanceof RangeError;
}
