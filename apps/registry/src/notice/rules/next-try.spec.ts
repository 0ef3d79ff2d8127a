import { nextTryAt, usefulUntil } from './next-try.js';

const now = new Date('2026-11-22T08:00:00Z');
const seconds = (at: Date): number => (at.getTime() - now.getTime()) / 1000;

it.each([
  [1, false, 10],
  [2, false, 60],
  [3, false, 300],
  [4, false, 1800],
  [9, false, 1800],
  [4, true, 300],
  [9, true, 300],
])('after try %i, urgent %p: %i s', (tries, urgent, pause) => expect(seconds(nextTryAt(now, tries, urgent))).toBe(pause));

it('is of use for an hour when urgent, for two otherwise', () => {
  expect(seconds(usefulUntil(now, true))).toBe(3600);
  expect(seconds(usefulUntil(now, false))).toBe(7200);
});
