import { comingOrders } from './coming.js';

it('puts who is there or on the way first, then the next due, and leaves out what is over', () =>
  expect(
    comingOrders([
      { state: 'FINISHED', dueAt: '08' },
      { state: 'ACCEPTED', dueAt: '15' },
      { state: 'OFFERING', dueAt: '12' },
      { state: 'EN_ROUTE', dueAt: '14' },
      { state: 'CANCELLED', dueAt: '13' },
      { state: 'STARTED', dueAt: '16' },
    ]).map((order) => order.dueAt),
  ).toEqual(['16', '14', '12', '15']));
