import type { Instant } from '../api/types.js';
import { dayOf, momentOf, timeOf } from '../i18n/format.js';

/** The day by whose end a visit is due; its hour too when it is due at an hour. The midnight that ends a day belongs to that day. */
export function dueMoment(dueAt: Instant, now: number): string {
  return timeOf(dueAt) === '00:00' ? dayOf(Date.parse(dueAt) - 1).slice(5) : momentOf(dueAt, now);
}
