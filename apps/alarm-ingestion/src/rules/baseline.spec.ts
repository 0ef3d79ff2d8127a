import { ABSENCE_HOURS, type Baseline, endingShare, freshBaseline, learnSpell, surpriseByHour, usualHours } from './baseline.js';
import { hourOfDay, slotOf } from './hour-slot.js';

/** Uses water at 7, 12, 18 and 21 every day. */
const HABIT = [7, 12, 18, 21];
const midnight = slotOf(Date.parse('2026-03-01T00:00+08:00'));
function live(days: number, hours = HABIT): Baseline {
  let baseline = freshBaseline();
  let last: number | null = null;
  for (let day = 0; day < days; day++) {
    for (const hour of hours) {
      const slot = midnight + day * 24 + hour;
      if (last !== null) baseline = learnSpell(baseline, last, slot);
      last = slot;
    }
  }
  return baseline;
}

test('an hour in which a spell always ends ends it nearly surely; one in which it never does, hardly ever', () => {
  const baseline = live(30);
  expect(endingShare(baseline, 10, 7)).toBeGreaterThan(0.4);
  expect(endingShare(baseline, 10, 7)).toBeGreaterThan(5 * endingShare(baseline, 7, 4));
  expect(hourOfDay(midnight)).toBe(0);
});

test('the usual length is that of her own spells from that hour', () => {
  const baseline = live(60);
  const [night, noon] = [usualHours(baseline, midnight + 21), usualHours(baseline, midnight + 12)];
  expect(night).toBeGreaterThanOrEqual(10);
  expect(night).toBeLessThanOrEqual(17);
  expect(noon).toBeGreaterThanOrEqual(6);
  expect(noon).toBeLessThanOrEqual(10);
});

test('nothing is known at first, and quiet hours surprise little', () => {
  expect(surpriseByHour(freshBaseline(), midnight, 12).at(-1)!).toBeLessThan(Math.log(10));
  expect(surpriseByHour(freshBaseline(), midnight, 3)).toHaveLength(4);
});

test.each([
  ['of no length', 0, false],
  ['backwards', -3, false],
  ['an absence', ABSENCE_HOURS + 1, false],
  ['of an hour', 1, true],
  ['of two days', ABSENCE_HOURS, true],
])('a spell %s: learned %s', (_, hours, learned) => {
  const baseline = learnSpell(freshBaseline(), midnight, midnight + hours);
  expect(baseline.days).toBe(learned ? 1 : 0);
});

test('habits of last month fade, and learning changes nothing in place', () => {
  const before = live(30);
  const copy = structuredClone(before);
  let after = before;
  for (let day = 30; day < 60; day++) after = learnSpell(after, midnight + day * 24 + 2, midnight + day * 24 + 3);
  expect(before).toEqual(copy);
  expect(endingShare(after, 1, 3)).toBeGreaterThan(0.5);
  expect(after.ended.flat().reduce((a, b) => a + b)).toBeLessThan(30);
});
