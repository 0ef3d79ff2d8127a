/** How long a notice waits after each try that failed; the last repeats. Our own. */
const PAUSES_SECONDS = [10, 60, 300, 1800] as const;
/** Nobody waits half an hour for "nobody answers your mother". */
const URGENT_PAUSE_SECONDS_MAX = 300;

/** After this a notice is no help any more, but a fright. Our own. */
const USEFUL_MINUTES = { urgent: 60, other: 120 } as const;

/** Until when a notice may still be sent. */
export const usefulUntil = (madeAt: Date, urgent: boolean): Date => new Date(madeAt.getTime() + (urgent ? USEFUL_MINUTES.urgent : USEFUL_MINUTES.other) * 60_000);

/** When a try is followed by the next, should nobody have accepted it. @param tries the one that begins now included */
export function nextTryAt(now: Date, tries: number, urgent: boolean): Date {
  const seconds = PAUSES_SECONDS[Math.min(Math.max(tries, 1), PAUSES_SECONDS.length) - 1]!;
  return new Date(now.getTime() + (urgent ? Math.min(seconds, URGENT_PAUSE_SECONDS_MAX) : seconds) * 1000);
}
