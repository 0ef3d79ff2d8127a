import { dueMoment } from './due-moment.js';

const now = Date.parse('2026-12-01T10:00:00+08:00');

it.each([
  ['2026-12-09T00:00:00+08:00', '12-08'],
  ['2027-01-01T00:00:00+08:00', '12-31'],
  ['2026-12-02T04:30:00+08:00', '12-02 04:30'],
  ['2026-12-01T18:30:00+08:00', '18:30'],
])('due %s is said as %s', (dueAt, said) => expect(dueMoment(dueAt, now)).toBe(said));
