import { dayOf, HOUR_MS, hourOfDay, slotOf, windowAt } from './hour-slot.js';

const shanghai = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['2026-03-01T00:00', 0],
  ['2026-03-01T07:59', 7],
  ['2026-03-01T23:30', 23],
])('%s is hour %d on the wall', (at, hour) => expect(hourOfDay(slotOf(shanghai(at)))).toBe(hour));

test('a day begins at midnight in Shanghai', () => {
  const midnight = slotOf(shanghai('2026-03-02T00:00'));
  expect(dayOf(midnight) - dayOf(midnight - 1)).toBe(1);
});

const NIGHT = { from: 22, to: 6 };
test.each<[string, object]>([
  ['2026-03-01T21:59', { inside: false, beginsMs: shanghai('2026-03-01T22:00') }],
  ['2026-03-01T22:00', { inside: true, beganMs: shanghai('2026-03-01T22:00'), endsMs: shanghai('2026-03-02T06:00') }],
  ['2026-03-02T05:59', { inside: true, beganMs: shanghai('2026-03-01T22:00'), endsMs: shanghai('2026-03-02T06:00') }],
  ['2026-03-02T06:00', { inside: false, beginsMs: shanghai('2026-03-02T22:00') }],
])('the night at %s', (at, standing) => expect(windowAt(shanghai(at), NIGHT)).toEqual(standing));

test('a window without an end is the whole day', () => {
  const at = shanghai('2026-03-01T05:00');
  const standing = windowAt(at, { from: 6, to: 6 });
  expect(standing).toEqual({ inside: true, beganMs: shanghai('2026-02-28T06:00'), endsMs: shanghai('2026-02-28T06:00') + 24 * HOUR_MS });
});
