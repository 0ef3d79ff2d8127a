import { orderChoices } from './order-choices.js';

it.each([
  [[1, 2, 3, 4], 0, { shown: [1, 2, 3, 4], more: false }],
  [[1, 2, 3, 4, 5], 0, { shown: [1, 2, 3], more: true }],
  [[1, 2, 3, 4, 5], 1, { shown: [4, 5], more: true }],
  [[1, 2, 3, 4, 5], 2, { shown: [1, 2, 3], more: true }],
  [[], 0, { shown: [], more: false }],
])('%p, page %i', (all, page, expected) => expect(orderChoices(all as number[], page)).toEqual(expected));
