import { monthStartsAt } from './month-start.js';

test.each([
  ['2026-03-15T12:00:00Z', '2026-02-28T16:00:00Z'],
  ['2026-02-28T16:00:00Z', '2026-02-28T16:00:00Z'],
  ['2026-02-28T15:59:59Z', '2026-01-31T16:00:00Z'],
  ['2025-12-31T20:00:00Z', '2025-12-31T16:00:00Z'],
])('%s belongs to the month from %s', (now, start) => expect(monthStartsAt(new Date(now))).toEqual(new Date(start)));
