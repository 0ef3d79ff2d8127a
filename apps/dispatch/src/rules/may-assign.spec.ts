import { type AssignQuestion, isQualified, mayAssign } from './may-assign.js';

const asked = (more: Partial<AssignQuestion>) =>
  mayAssign({ role: 'provider-dispatcher', searchState: 'ASKING', offeredToMine: true, mineState: null, caregiverIsMine: true, barriers: [], ...more });
const no = (why: string) => ({ ok: false, why });

describe('may this caregiver be named?', () => {
  it.each<[string, Partial<AssignQuestion>, object]>([
    ['a provider that is asked', {}, { ok: true }],
    ['a provider that is not asked', { offeredToMine: false }, no('NOT_YOURS_TO_ASSIGN')],
    ["somebody else's caregiver", { caregiverIsMine: false }, no('NOT_YOUR_CAREGIVER')],
    ['no skill', { barriers: ['NO_SKILL'] }, no('NOT_QUALIFIED')],
    ['outside its area', { barriers: ['OUTSIDE_AREA'] }, no('NOT_QUALIFIED')],
    ['two places at once', { barriers: ['NOT_FREE'] }, no('NOT_FREE')],
    ['off shift, agreed by phone', { barriers: ['OFF_SHIFT'] }, { ok: true }],
    ['another one instead', { searchState: 'TAKEN', offeredToMine: false, mineState: 'ACCEPTED' }, { ok: true }],
    ['another one when the first is on the way', { searchState: 'TAKEN', offeredToMine: false, mineState: 'EN_ROUTE' }, no('NOT_YOURS_TO_ASSIGN')],
    ['taken by another provider', { searchState: 'TAKEN', offeredToMine: false }, no('NOT_YOURS_TO_ASSIGN')],
    ['from the pool, by a dispatcher', { searchState: 'POOLED', offeredToMine: false }, no('NOT_YOURS_TO_ASSIGN')],
    ['from the pool, by the district', { role: 'district-officer', searchState: 'POOLED', caregiverIsMine: false }, { ok: true }],
    ['from the pool, from outside the area', { role: 'district-officer', searchState: 'POOLED', barriers: ['OUTSIDE_AREA'] }, { ok: true }],
    ['from the pool, without certificate', { role: 'district-officer', searchState: 'POOLED', barriers: ['CERTIFICATE_EXPIRED'] }, no('NOT_QUALIFIED')],
    ['past the providers, by the district', { role: 'district-officer' }, no('NOT_YOURS_TO_ASSIGN')],
  ])('%s', (_what, more, answer) => expect(asked(more)).toEqual(answer));

  it('counts nobody as qualified whose certificate ran out', () => {
    expect(isQualified(['CERTIFICATE_EXPIRED'])).toBe(false);
    expect(isQualified(['OFF_SHIFT', 'OUTSIDE_AREA'])).toBe(true);
  });
});
