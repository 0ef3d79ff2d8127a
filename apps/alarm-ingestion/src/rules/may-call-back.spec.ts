import { mayCallBack } from './may-call-back.js';

const owed = { callBackOwed: true };

test.each<[string, { callBackOwed: boolean }, Parameters<typeof mayCallBack>[1], object]>([
  ['content', owed, { reached: true, satisfied: 5, vetoed: false, note: null }, { ok: true, settles: true }],
  ['nobody answers', owed, { reached: false, satisfied: null, vetoed: false, note: null }, { ok: true, settles: false }],
  ['nobody came', owed, { reached: true, satisfied: 1, vetoed: true, note: '无人上门' }, { ok: true, settles: true }],
  ['a veto without a reason', owed, { reached: true, satisfied: 1, vetoed: true, note: ' ' }, { ok: false, why: 'call-back-incomplete' }],
  ['a talk without a mark', owed, { reached: true, satisfied: null, vetoed: false, note: null }, { ok: false, why: 'call-back-incomplete' }],
  ['a mark of nobody', owed, { reached: false, satisfied: 4, vetoed: false, note: null }, { ok: false, why: 'call-back-incomplete' }],
  ['a veto of nobody', owed, { reached: false, satisfied: null, vetoed: true, note: 'x' }, { ok: false, why: 'call-back-incomplete' }],
  ['called already', { callBackOwed: false }, { reached: true, satisfied: 5, vetoed: false, note: null }, { ok: false, why: 'call-back-not-due' }],
])('%s', (_, facts, call, expected) => expect(mayCallBack(facts, call)).toEqual(expected));
