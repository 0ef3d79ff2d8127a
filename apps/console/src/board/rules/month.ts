/** A month's figures stay provisional until its end and 7 days more (RATE.md: the freeze). */
const FREEZE_DAYS = 7;

/** Whether a text is a month `YYYY-MM` of this century. */
export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The month `steps` later, or earlier when negative. */
export function monthAfter(month: string, steps: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + (number - 1) + steps;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The instant at which a month's figures stop being provisional. Months are Asia/Shanghai: +08:00 all year. */
export function freezeOf(month: string): Date {
  const first = Date.parse(`${monthAfter(month, 1)}-01T00:00:00+08:00`);
  return new Date(first + FREEZE_DAYS * 24 * 3600 * 1000);
}
