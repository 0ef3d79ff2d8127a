/** China Standard Time has been UTC+8 without a summer time since 1991. */
const CST_MS = 8 * 3600 * 1000;

/** When the calendar month of an instant began in Asia/Shanghai. */
export function monthStartsAt(now: Date): Date {
  const local = new Date(now.getTime() + CST_MS);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - CST_MS);
}
