import { nightOf } from './night-of.js';

it.each([
  ['2026-11-22T07:00:00+08:00', '2026-11-21T22:00:00+08:00', '2026-11-22T07:00:00+08:00', true],
  ['2026-11-22T15:00:00+08:00', '2026-11-21T22:00:00+08:00', '2026-11-22T09:00:00+08:00', false],
  ['2026-11-22T23:30:00+08:00', '2026-11-21T22:00:00+08:00', '2026-11-22T09:00:00+08:00', false],
  ['2026-11-23T00:30:00+08:00', '2026-11-22T22:00:00+08:00', '2026-11-23T00:30:00+08:00', true],
])('at %s: from %s until %s, under way %p', (now, from, until, underWay) =>
  expect(nightOf(new Date(now))).toEqual({ from: new Date(from), until: new Date(until), morningAt: new Date(new Date(from).getTime() + 7 * 3_600_000), underWay }),
);
