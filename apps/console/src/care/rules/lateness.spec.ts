import { lateness } from './lateness.js';

const now = Date.parse('2026-12-01T02:00:00Z');
const hours = (n: number) => new Date(now + n * 3_600_000).toISOString();

describe('how late is a visit?', () => {
  it.each([
    [100, 'later', 4],
    [72, 'soon', 3],
    [1, 'soon', 0],
    [0, 'overdue', 0],
    [-30, 'overdue', 1],
    [-72, 'long', 3],
  ])('due in %i h: %s', (ahead, kind, days) => expect(lateness(hours(ahead), now)).toMatchObject({ kind, days }));
});
