import { missingOfCallBack } from './call-back.js';

test.each([
  [{ reached: null }, 'reached'],
  [{ reached: false }, null],
  [{ reached: false, vetoed: true }, null],
  [{ reached: true }, 'satisfied'],
  [{ reached: true, satisfied: 5 }, null],
  [{ reached: true, satisfied: 1, vetoed: true }, 'note'],
  [{ reached: true, satisfied: 1, vetoed: true, note: ' ' }, 'note'],
  [{ reached: true, satisfied: 1, vetoed: true, note: '没人来' }, null],
] as const)('%j lacks %s', (filled, lacks) => expect(missingOfCallBack({ satisfied: null, vetoed: false, note: '', ...filled })).toBe(lacks));
