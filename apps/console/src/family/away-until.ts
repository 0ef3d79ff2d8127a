import { dayOf, instantOf } from '../i18n/format.js';
import { dayAfter } from '../visits/calendar.js';

export const AWAY_LENGTHS = ['today', 'tomorrow', 'week', 'month'] as const;
export type AwayLength = (typeof AWAY_LENGTHS)[number];

const DAYS: Record<AwayLength, number> = { today: 0, tomorrow: 1, week: 7, month: 30 };
/** An absence ends in the evening: by then somebody is home, and a quiet night would be noticed. */
const EVENING = '21:00';

/** The instant at which an absence that begins now is over, ISO 8601 UTC. Late in the evening "today" means until midnight. */
export function awayUntil(now: Date, length: AwayLength): string {
  const day = dayAfter(now, DAYS[length]);
  const until = instantOf(day, EVENING);
  return Date.parse(until) > now.getTime() + 30 * 60_000 ? until : instantOf(dayOf(now.getTime()), '23:59');
}
