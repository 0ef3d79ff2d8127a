import type { OrderState } from '#contracts/order.js';
import type { Role } from '#contracts/people.js';
import { maySeeNote } from './may-see-note.js';

describe('who reads the free words of an order', () => {
  it.each<[Role, OrderState, boolean]>([
    ['operator', 'PLACED', true],
    ['family', 'ASSIGNED', true],
    ['provider-dispatcher', 'ASSIGNED', false],
    ['provider-dispatcher', 'ACCEPTED', true],
    ['provider-dispatcher', 'FINISHED', true],
    ['provider-dispatcher', 'CONFIRMED', false],
    ['provider-dispatcher', 'CANCELLED', false],
  ])('%s, %s: %s', (role, state, sees) => expect(maySeeNote(role, state)).toBe(sees));
});
