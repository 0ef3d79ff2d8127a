const HOUR_MS = 3_600_000;
/** China keeps +08:00 all year. */
const OFFSET_MS = 8 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
/** A night begins at 22:00, the morning at 05:00; by 09:00 the night is told to its end. Our own. */
const [BEGINS, MORNING, ENDS] = [-2 * HOUR_MS, 5 * HOUR_MS, 9 * HOUR_MS];

export interface Night {
  from: Date;
  morningAt: Date;
  until: Date;
  /** The morning is not over: more may come. */
  underWay: boolean;
}

/** The night that ends on the local day of `now`; from 22:00 on it is still the last one, since the new one has nothing to tell. */
export function nightOf(now: Date): Night {
  const midnight = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const until = Math.min(now.getTime(), midnight + ENDS);
  return { from: new Date(midnight + BEGINS), morningAt: new Date(midnight + MORNING), until: new Date(until), underWay: now.getTime() < midnight + ENDS };
}
