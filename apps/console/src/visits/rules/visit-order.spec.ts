import { dayOrder } from './visit-order.js';

const visit = (id: string, state: Parameters<typeof dayOrder>[0][number]['state'], dueAt: string) => ({ id, state, dueAt });

it('begins with what is under way, then the next due, and ends with what is over', () =>
  expect(
    dayOrder([
      visit('done', 'FINISHED', '08'),
      visit('later', 'ACCEPTED', '15'),
      visit('gone', 'CANCELLED', '07'),
      visit('next', 'ASSIGNED', '11'),
      visit('there', 'STARTED', '10'),
      visit('road', 'EN_ROUTE', '09'),
    ]).map((each) => each.id),
  ).toEqual(['there', 'road', 'next', 'later', 'gone', 'done']));
