import { freezeOf, isMonth, monthAfter } from './month.js';

describe('months of Asia/Shanghai', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -11, '2025-12'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i is %s', (month, steps, other) => expect(monthAfter(month, steps)).toBe(other));

  it('freezes seven days after the month, at Shanghai midnight', () =>
    expect(freezeOf('2026-03').toISOString()).toBe('2026-04-07T16:00:00.000Z'));

  it.each([['2026-03', true], ['2026-13', false], ['2026-3', false], ['', false], [undefined, false], ['x2026-03', false]])(
    'isMonth(%p) is %p',
    (text, answer) => expect(isMonth(text)).toBe(answer),
  );
});
