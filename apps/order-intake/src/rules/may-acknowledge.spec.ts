import { mayAcknowledge } from './may-acknowledge.js';

describe('may the desk take this request?', () => {
  it('once', () => {
    expect(mayAcknowledge({ state: 'PLACED', acknowledgedAt: null })).toEqual({ ok: true });
    expect(mayAcknowledge({ state: 'OFFERING', acknowledgedAt: new Date(0) })).toEqual({ ok: false, why: 'ALREADY_ACKNOWLEDGED' });
  });
  it('not when it is over', () => {
    expect(mayAcknowledge({ state: 'CANCELLED', acknowledgedAt: null })).toEqual({ ok: false, why: 'WRONG_STATE' });
  });
});
