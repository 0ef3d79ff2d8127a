/** Bad values and broken constraints: the message's own fault. Two doors raising the same alarm at once are nobody's. */
const DATA_FAULT = /^(22|23)/;
const UNIQUE_VIOLATION = '23505';

/**
 * Whether the message itself is why it can't be stored. Everything else (the database is away, full, cut off, in a
 * deadlock, not migrated) passes or is mended, and until then the message waits without a PUBACK.
 */
export function isPoison(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return DATA_FAULT.test(code) && code !== UNIQUE_VIOLATION;
  return error instanceof TypeError || error instanceof RangeError;
}

/** Whether it, or something it wanted to store, is stored already. */
export function isDouble(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === UNIQUE_VIOLATION;
}
