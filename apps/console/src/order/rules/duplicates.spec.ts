import type { OrderState } from '#contracts/order.js';
import { likelySame } from './duplicates.js';

const order = (category: 'MEAL' | 'CLEAN', state: OrderState, hour: number) => ({ category, state, dueAt: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z` });

it('warns of a running order of the same category near the same time', () => {
  const orders = [order('MEAL', 'PLACED', 4), order('MEAL', 'FINISHED', 4), order('CLEAN', 'PLACED', 4), order('MEAL', 'ACCEPTED', 10)];
  expect(likelySame(orders, 'MEAL', '2026-11-22T05:00:00Z')).toEqual([orders[0]]);
});
