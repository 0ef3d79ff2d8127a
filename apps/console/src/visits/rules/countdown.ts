export interface Countdown {
  secondsLeft: number;
  /** Share of the time that is left, 1 at the beginning, 0 at the end. */
  left: number;
  /** `soon` in the last quarter or the last 30 s: the ring changes its colour and its word. */
  mood: 'calm' | 'soon' | 'over';
}

const SOON_SHARE = 0.25;
const SOON_SECONDS = 30;

/** How an offer's clock stands. Without a beginning the ring is full until the last 30 seconds. */
export function countdown(offeredAt: string | null, expiresAt: string, now: Date): Countdown {
  const end = Date.parse(expiresAt);
  const secondsLeft = Math.max(0, Math.ceil((end - now.getTime()) / 1000));
  const whole = offeredAt ? (end - Date.parse(offeredAt)) / 1000 : 0;
  const left = whole > 0 ? Math.min(1, secondsLeft / whole) : secondsLeft > SOON_SECONDS ? 1 : secondsLeft / SOON_SECONDS;
  if (secondsLeft === 0) return { secondsLeft, left: 0, mood: 'over' };
  return { secondsLeft, left, mood: left <= SOON_SHARE || secondsLeft <= SOON_SECONDS ? 'soon' : 'calm' };
}
