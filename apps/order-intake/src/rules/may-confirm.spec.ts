import type { OrderState } from '#contracts/order.js';
import { mayConfirm } from './may-confirm.js';

describe('may the call-back be recorded?', () => {
  it.each<[OrderState, Date | null, object]>([
    ['FINISHED', new Date(0), { ok: true, state: 'CONFIRMED' }],
    ['FINISHED', null, { ok: false, why: 'NOT_CLOSED' }],
    ['CONFIRMED', new Date(0), { ok: false, why: 'WRONG_STATE' }],
    ['STARTED', null, { ok: false, why: 'WRONG_STATE' }],
  ])('%s, closed %s', (state, closedAt, answer) => expect(mayConfirm({ state, closedAt })).toEqual(answer));
});
