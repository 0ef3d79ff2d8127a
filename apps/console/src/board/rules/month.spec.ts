import { isMonth, monthAfter } from './month.js';

describe('months of Asia/Shanghai', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -11, '2025-12'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i is %s', (month, steps, other) => expect(monthAfter(month, steps)).toBe(other));

  it.each([['2026-03', true], ['2026-13', false], ['2026-3', false], ['', false], [undefined, false], ['x2026-03', false]])(
    'isMonth(%p) is %p',
    (text, answer) => expect(isMonth(text)).toBe(answer),
  );
});
