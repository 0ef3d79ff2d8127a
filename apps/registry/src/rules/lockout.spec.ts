import { countAttempt, LOCK_AFTER_FAILURES, LOCK_SECONDS, type SignInAttempts } from './lockout.js';

const start = new Date('2026-03-01T08:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

function attempts(...seconds: number[]): (number | 'locked')[] {
  let known: SignInAttempts | null = null;
  return seconds.map((second) => {
    const verdict = countAttempt(known, after(second));
    if (!verdict.ok) return 'locked';
    known = verdict.attempts;
    return known.failures;
  });
}

describe('lockout', () => {
  it('lets five attempts in a row through, then none', () => {
    expect(attempts(0, 1, 2, 3, 4, 5, 6)).toEqual([1, 2, 3, 4, LOCK_AFTER_FAILURES, 'locked', 'locked']);
  });

  it('opens again when the time is over, and counts anew', () => {
    expect(attempts(0, 1, 2, 3, 4, 4 + LOCK_SECONDS - 1, 4 + LOCK_SECONDS)).toEqual([1, 2, 3, 4, 5, 'locked', 1]);
  });

  it('forgets failures that are old', () => {
    expect(attempts(0, 1, 2, 3, 3 + LOCK_SECONDS)).toEqual([1, 2, 3, 4, 1]);
  });
});
