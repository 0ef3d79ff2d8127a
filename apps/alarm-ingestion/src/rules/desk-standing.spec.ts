import { deskStanding } from './desk-standing.js';

const now = new Date('2026-03-01T08:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ['free', { lastSeenAt: ago(60), pausing: false, calls: 0 }],
  ['busy', { lastSeenAt: ago(180), pausing: false, calls: 1 }],
  ['busy', { lastSeenAt: ago(1), pausing: true, calls: 2 }],
  ['pausing', { lastSeenAt: ago(1), pausing: true, calls: 0 }],
  ['gone', { lastSeenAt: ago(181), pausing: false, calls: 0 }],
  ['gone', { lastSeenAt: null, pausing: false, calls: 3 }],
])('%s: %j', (standing, facts) => expect(deskStanding(facts, now)).toBe(standing));
