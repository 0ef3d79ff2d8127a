/** Own default: a console says every minute that somebody sits before it; three missed and nobody does. */
export const GONE_AFTER_SECONDS = 180;

interface Facts {
  lastSeenAt: Date | null;
  pausing: boolean;
  /** Open calls that this person has. */
  calls: number;
}

/** How somebody at the desk stands: `gone` with open alarms is what a supervisor has to see first. */
export function deskStanding({ lastSeenAt, pausing, calls }: Facts, now: Date): 'free' | 'busy' | 'pausing' | 'gone' {
  if (!lastSeenAt || now.getTime() - lastSeenAt.getTime() > GONE_AFTER_SECONDS * 1000) return 'gone';
  if (calls > 0) return 'busy';
  return pausing ? 'pausing' : 'free';
}
