import { mayClose, type CloseQuestion } from './may-close.js';

const asked = (more: Partial<CloseQuestion>, order: Partial<CloseQuestion['order']> = {}) =>
  mayClose({
    order: { state: 'PLACED', reason: null, closedAt: null, ...order },
    reason: 'DUPLICATE',
    role: 'operator',
    safetyVerifiedBy: null,
    receipt: false,
    ...more,
  });
const absent = { state: 'FINISHED', reason: 'ELDER_ABSENT' } as const;

describe('may this person close the order?', () => {
  it.each<[string, ReturnType<typeof asked>, object]>([
    ['an operator closes a duplicate', asked({}), { ok: true, state: 'REJECTED', approved: false }],
    ['a street officer may not', asked({ role: 'street-officer' }), { ok: false, why: 'REASON_NOT_YOURS' }],
    ['nobody says DONE by hand', asked({ reason: 'DONE' }), { ok: false, why: 'REASON_NOT_YOURS' }],
    ['a referral with its receipt', asked({ reason: 'REFERRED', receipt: true }), { ok: true, state: 'REJECTED', approved: false }],
    ['a referral without', asked({ reason: 'REFERRED' }), { ok: false, why: 'NO_RECEIPT' }],
    ['no provider, said by the operator', asked({ reason: 'NO_PROVIDER' }), { ok: false, why: 'REASON_NOT_YOURS' }],
    ['no provider, said by the district', asked({ reason: 'NO_PROVIDER', role: 'district-officer' }, { state: 'OFFERING' }), { ok: true, state: 'EXPIRED', approved: false }],
    ['a flood, approved by the district', asked({ reason: 'FORCE_MAJEURE', role: 'district-officer' }, { state: 'ACCEPTED' }), { ok: true, state: 'CANCELLED', approved: true }],
    ['a duplicate that is already served', asked({}, { state: 'STARTED' }), { ok: false, why: 'WRONG_STATE' }],
    ['closed already', asked({}, { closedAt: new Date(0) }), { ok: false, why: 'CLOSED_ALREADY' }],
    ['absent, nobody knows where', asked({ reason: 'ELDER_ABSENT' }, absent), { ok: false, why: 'SAFETY_NOT_VERIFIED' }],
    ['absent, safe with the family', asked({ reason: 'ELDER_ABSENT', safetyVerifiedBy: 'family' }, absent), { ok: true, state: 'FINISHED', approved: false }],
    ['absent, but no visit said so', asked({ reason: 'ELDER_ABSENT', safetyVerifiedBy: 'family' }), { ok: false, why: 'REASON_NOT_YOURS' }],
    ['referred by the caregiver', asked({ reason: 'REFERRED', receipt: true }, { state: 'FINISHED', reason: 'REFERRED' }), { ok: true, state: 'FINISHED', approved: false }],
  ])('%s', (_what, answer, expected) => expect(answer).toEqual(expected));
});
