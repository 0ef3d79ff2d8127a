import { endOf, freezeOf, isMonth, monthAfter, monthOf, quarterOf, startOf } from './month.js';

const at = (text: string): number => Date.parse(text);

describe('the Shanghai month', () => {
  it.each([
    ['2026-02-28T15:59:59.999Z', '2026-02'],
    ['2026-02-28T16:00:00Z', '2026-03'],
    ['2026-03-31T15:59:59.999Z', '2026-03'],
    ['2026-03-31T16:00:00Z', '2026-04'],
    ['2025-12-31T16:00:00Z', '2026-01'],
  ])('%s lies in %s', (instant, month) => {
    expect(monthOf(at(instant))).toBe(month);
  });

  it('begins and ends at midnight in Shanghai and freezes seven days later', () => {
    expect(startOf('2026-03')).toBe(at('2026-02-28T16:00:00Z'));
    expect(endOf('2026-03')).toBe(at('2026-03-31T16:00:00Z'));
    expect(endOf('2024-02')).toBe(at('2024-02-29T16:00:00Z'));
    expect(endOf('2025-12')).toBe(startOf('2026-01'));
    expect(freezeOf('2026-03')).toBe(at('2026-04-07T16:00:00Z'));
  });

  it('counts across the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(quarterOf('2026-01')).toEqual(['2025-11', '2025-12', '2026-01']);
  });

  it.each(['2026-3', '2026-00', '2026-13', '202603', '2026-03-01', '', ' 2026-03'])('%j is no month', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
