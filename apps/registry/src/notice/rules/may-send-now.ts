/** Notices that are not urgent, an hour and number. More would be switched off, and then the urgent one is not seen either. Our own default. */
export const NOTICES_PER_HOUR = 6;

export type SendVerdict = { ok: true } | { ok: false; why: 'quiet-hours' | 'rate-limit' };

/**
 * Whether a notice goes out at all. What is urgent always does.
 * @param minute minutes since local midnight
 * @param quiet `from` until `to`, over midnight when `from` is later; equal: never; null: a contact's duty
 * @param lastHour notices to the same number within the hour before
 */
export function maySendNow(urgent: boolean, minute: number, quiet: { from: number; to: number } | null, lastHour: number): SendVerdict {
  if (urgent) return { ok: true };
  if (quiet && isWithin(minute, quiet)) return { ok: false, why: 'quiet-hours' };
  return lastHour >= NOTICES_PER_HOUR ? { ok: false, why: 'rate-limit' } : { ok: true };
}

const isWithin = (minute: number, { from, to }: { from: number; to: number }): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;
