import type { AlarmLevel, EscalationStep } from '#contracts/alarm.js';

export type Need = 'waiting' | 'climbed' | 'gone' | 'late';

/** An open alarm; instants are ISO 8601 UTC. */
export interface Watched {
  id: string;
  level: AlarmLevel;
  raisedAt: string;
  waitingSince: string | null;
  escalation: EscalationStep | null;
  raisedAgain: number;
  closedAt: string | null;
  holder: { accountId: string } | null;
  acknowledgeDueAt: { targetAt: string };
  limits: readonly { targetAt: string }[];
}

export interface Needing<T extends Watched> {
  row: T;
  why: Need;
}

const ORDER: readonly Need[] = ['waiting', 'gone', 'climbed', 'late'];

/**
 * The open calls that a supervisor looks at, the worst first: nobody has it and its target has passed or it has climbed;
 * who has it is gone; a limit made it climb; a limit's target has passed. Technical alarms are not among them.
 */
export function needsSomebody<T extends Watched>(rows: readonly T[], people: readonly { accountId: string; standing: string }[], now: number): Needing<T>[] {
  const gone = new Set(people.filter(({ standing }) => standing === 'gone').map(({ accountId }) => accountId));
  const past = (at: string): boolean => Date.parse(at) <= now;
  const whyOf = (row: T): Need | null => {
    if (row.level === 'T' || row.closedAt !== null) return null;
    if (row.waitingSince !== null) return row.escalation !== null || row.raisedAgain > 0 || past(row.acknowledgeDueAt.targetAt) ? 'waiting' : null;
    if (row.holder && gone.has(row.holder.accountId)) return 'gone';
    if (row.escalation !== null) return 'climbed';
    return row.limits.some(({ targetAt }) => past(targetAt)) ? 'late' : null;
  };
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...known.values()]
    .flatMap((row) => {
      const why = whyOf(row);
      return why ? [{ row, why }] : [];
    })
    .toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why) || a.row.level.localeCompare(b.row.level) || a.row.raisedAt.localeCompare(b.row.raisedAt));
}
