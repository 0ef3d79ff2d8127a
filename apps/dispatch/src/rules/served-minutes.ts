/** Whole minutes between check-in and finish; a minute begun does not count. Never negative. */
export function servedMinutes(startedAt: Date, finishedAt: Date): number {
  return Math.max(0, Math.floor((finishedAt.getTime() - startedAt.getTime()) / 60_000));
}
