import { shanghaiDay } from './shanghai-day.js';

it.each([
  ['2026-03-21T15:59:59Z', '2026-03-21'],
  ['2026-03-21T16:00:00Z', '2026-03-22'],
])('%s is the day %s in Wuhan', (instant, day) => expect(shanghaiDay(new Date(instant))).toBe(day));
