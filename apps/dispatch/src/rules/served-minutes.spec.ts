import { servedMinutes } from './served-minutes.js';

describe('minutes served', () => {
  it.each([
    ['02:00:00', '03:00:00', 60],
    ['02:00:00', '02:47:59', 47],
    ['02:00:00', '02:00:00', 0],
    ['02:00:00', '01:59:00', 0],
  ])('%s to %s: %i', (started, finished, minutes) => {
    expect(servedMinutes(new Date(`2026-03-22T${started}Z`), new Date(`2026-03-22T${finished}Z`))).toBe(minutes);
  });
});
