import { callTimes } from './call-times.js';

const now = new Date('2026-03-01T08:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

test.each<[string, string | undefined, string | undefined, number | null | 'bad-call-times']>([
  ['nothing is known', undefined, undefined, null],
  ['a call of 40 s', at(-45), at(-5), 40],
  ['it still runs', at(-5), undefined, null],
  ['an end without a beginning', undefined, at(-5), 'bad-call-times'],
  ['over before it began', at(-5), at(-6), 'bad-call-times'],
  ['a clock that runs ahead a little', at(10), at(60), 50],
  ['tomorrow', at(0), at(61), 'bad-call-times'],
  ['of yesterday', at(-12 * 3600 - 1), at(-1), 'bad-call-times'],
])('%s', (_, startedAt, endedAt, expected) => {
  const times = callTimes(startedAt, endedAt, now);
  expect(times.ok ? times.seconds : times.why).toBe(expected);
});
