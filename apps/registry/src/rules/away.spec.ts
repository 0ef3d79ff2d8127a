import { mayBeAway } from './away.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 2, 1) + n * 86_400_000);

it.each([
  ['three days from now', 0, 3, true],
  ['begun last week, still away', -7, 1, true],
  ['a year and a day', 0, 366, true],
  ['longer', 0, 367, 'away-too-long'],
  ['over already', -3, 0, 'away-over'],
  ['backwards', 2, 1, 'away-backwards'],
  ['no time at all', 1, 1, 'away-backwards'],
])('%s', (_, from, until, result) => {
  const verdict = mayBeAway(day(from), day(until), day(0));
  expect(verdict.ok || verdict.why).toBe(result);
});
