import type { OrderState } from '#contracts/order.js';
import { cancelReason } from './cancel-reason.js';

const dueAt = new Date('2026-03-22T06:00:00Z');

describe('an elder cancels', () => {
  it.each<[OrderState, string, string]>([
    ['PLACED', '2026-03-22T02:00:00.000Z', 'ELDER_CANCEL_EARLY'],
    ['PLACED', '2026-03-22T02:00:00.001Z', 'ELDER_CANCEL_LATE'],
    ['ACCEPTED', '2026-03-21T02:00:00.000Z', 'ELDER_CANCEL_EARLY'],
    ['EN_ROUTE', '2026-03-21T02:00:00.000Z', 'ELDER_CANCEL_LATE'],
    ['ACCEPTED', '2026-03-22T07:00:00.000Z', 'ELDER_CANCEL_LATE'],
  ])('when %s at %s: %s', (state, now, reason) => {
    expect(cancelReason({ state, dueAt }, new Date(now))).toBe(reason);
  });
});
