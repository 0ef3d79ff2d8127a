import type { NumberKind } from '#contracts/alarm.js';

/** Short numbers of the public services: 110, 120, 12345, 95598. */
const SHORT_LENGTH_MAX = 6;

/** What kind of number was rung, for the record: the number itself is not kept. Masked ones tell it too (138****1234). */
export function numberKind(phone: string | null): NumberKind | undefined {
  const digits = (phone ?? '').replace(/[^\d*]/g, '').replace(/^86(?=1)/, '');
  if (digits === '') return undefined;
  if (digits.length <= SHORT_LENGTH_MAX) return 'SHORT';
  return /^1[3-9*][\d*]{9}$/.test(digits) ? 'MOBILE' : 'LANDLINE';
}
