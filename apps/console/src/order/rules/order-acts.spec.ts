import { closeReasonsFor, orderActs } from './order-acts.js';

const order = (state: 'PLACED' | 'OFFERING' | 'STARTED' | 'FINISHED' | 'CANCELLED', more: Partial<Parameters<typeof orderActs>[0]> = {}) => ({ state, acknowledgedAt: 'a', closedAt: null, reason: null, ...more });

describe('what may be done with an order', () => {
  it.each([
    ['an operator takes a web order', order('PLACED', { acknowledgedAt: null }), 'operator', ['acknowledge', 'close', 'cancel']],
    ['a service in progress is left alone', order('STARTED'), 'operator', []],
    ['a closed visit is called back', order('FINISHED', { closedAt: 'c', reason: 'DONE' }), 'supervisor', ['confirm']],
    ['an absent elder waits for the desk', order('FINISHED', { reason: 'ELDER_ABSENT' }), 'operator', ['close']],
    ['the district ends what nobody takes', order('OFFERING'), 'district-officer', ['close']],
    ['an auditor only reads', order('PLACED'), 'auditor', []],
  ] as const)('%s', (_, facts, role, acts) => expect(orderActs(facts, role)).toEqual(acts));

  it('offers the reasons of the role, and the visit’s own where the desk completes it', () => {
    expect(closeReasonsFor(order('OFFERING'), 'district-officer')).toEqual(['NO_PROVIDER', 'FORCE_MAJEURE']);
    expect(closeReasonsFor(order('FINISHED', { reason: 'ELDER_ABSENT' }), 'operator')).toEqual(['ELDER_ABSENT']);
  });
});
