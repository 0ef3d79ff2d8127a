import { firstLimit } from './first-limit.js';

const running = (limit: 'ACKNOWLEDGE' | 'ON_SITE', hardAt: string) => ({ limit, since: '2026-11-22T00:00:00.000Z', targetAt: hardAt, hardAt });

test('the clock in the row is the one that ends first', () => {
  expect(firstLimit([])).toBeNull();
  expect(firstLimit([running('ON_SITE', '2026-11-22T00:45:00.000Z'), running('ACKNOWLEDGE', '2026-11-22T00:01:00.000Z')])?.limit).toBe('ACKNOWLEDGE');
});
