import { trendBars } from './trend-bars.js';

it('orders months, drops empty ones and compares in integers', () =>
  expect(trendBars([{ month: '2026-11', num: 6, den: 10 }, { month: '2026-10', num: 599, den: 1000 }, { month: '2026-09', num: 0, den: 0 }], 600)).toEqual([
    { month: '2026-10', num: 599, den: 1000, permille: 599, height: 0.599, met: false },
    { month: '2026-11', num: 6, den: 10, permille: 600, height: 0.6, met: true },
  ]));
