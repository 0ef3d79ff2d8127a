const DAY_MS = 86_400_000;
/** "Soon" as the lists mean it. */
const SOON_DAYS = 3;

export type Lateness = 'later' | 'soon' | 'overdue' | 'long';

/** How late a visit is: due later, within three days, overdue, overdue for three days and more (the district has heard). `now` is epoch ms. */
export function lateness(dueAt: string, now: number): { kind: Lateness; days: number; hours: number } {
  const ahead = Date.parse(dueAt) - now;
  const [days, hours] = [Math.floor(Math.abs(ahead) / DAY_MS), Math.floor(Math.abs(ahead) / 3_600_000)];
  if (ahead > 0) return { kind: ahead <= SOON_DAYS * DAY_MS ? 'soon' : 'later', days, hours };
  return { kind: -ahead >= SOON_DAYS * DAY_MS ? 'long' : 'overdue', days, hours };
}
