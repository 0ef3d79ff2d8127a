import fc from 'fast-check';
import { ORDER_STATES, type OrderState } from '#contracts/order.js';
import { nextOrderState, ORDER_MOVES, type OrderAct } from './order-lifecycle.js';

const ACTS = Object.keys(ORDER_MOVES) as OrderAct[];
const reached = (start: OrderState, acts: OrderAct[]) =>
  acts.reduce((state, act) => {
    const move = nextOrderState(state, act);
    return move.ok ? move.state : state;
  }, start);

describe('the life of an order', () => {
  it('reaches every state from DRAFT', () => {
    const seen = new Set<OrderState>(['DRAFT']);
    // A set hands out what is added while it is walked.
    for (const state of seen) for (const act of ACTS) seen.add(reached(state, [act]));
    expect([...seen].toSorted()).toEqual([...ORDER_STATES].toSorted());
  });

  it.each<[OrderState, OrderAct[]]>([
    ['DRAFT', ['place']],
    ['PLACED', ['offer', 'assign', 'accept', 'reject', 'cancel', 'expire']],
    ['OFFERING', ['offer', 'assign', 'accept', 'reject', 'cancel', 'expire']],
    ['ASSIGNED', ['offer', 'assign', 'accept', 'reject', 'cancel', 'expire']],
    ['ACCEPTED', ['offer', 'depart', 'start', 'miss', 'cancel']],
    ['EN_ROUTE', ['start', 'miss', 'cancel']],
    ['STARTED', ['finish']],
    ['FINISHED', ['confirm', 'reopen', 'dispute']],
    ['CONFIRMED', ['audit', 'dispute']],
    ['AUDITED', ['settle', 'dispute']],
    ['SETTLED', []],
    ['REJECTED', ['reopen']],
    ['CANCELLED', ['reopen']],
    ['EXPIRED', ['reopen']],
    ['REOPENED', ['offer', 'assign', 'accept', 'reject', 'cancel', 'expire']],
    ['DISPUTED', ['reopen']],
  ])('%s allows these acts and no other', (state, allowed) => {
    expect(ACTS.filter((act) => nextOrderState(state, act).ok).toSorted()).toEqual([...allowed].toSorted());
  });

  it('has no way out of SETTLED, and no walk reaches a state outside the table', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), (acts) => {
        expect(ORDER_STATES).toContain(reached('DRAFT', acts));
        expect(reached('SETTLED', acts)).toBe('SETTLED');
      }),
    );
  });

  it('runs the ordinary story', () => {
    expect(reached('DRAFT', ['place', 'offer', 'accept', 'depart', 'start', 'finish', 'confirm', 'audit', 'settle'])).toBe('SETTLED');
  });
});
