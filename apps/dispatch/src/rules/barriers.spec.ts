import { barriersOf, disqualifications, visitSpan } from './barriers.js';
import type { Barrier, CaregiverFacts, Wanted } from './candidate.js';

const at = (clock: string, day = '2026-03-22') => new Date(`${day}T${clock}:00+08:00`);
const home = { latitude: 30.6, longitude: 114.3 };
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  category: 'CLEAN',
  skill: 'CLEANING',
  priority: 'P3',
  dueAt: at('10:00'),
  plannedMinutes: 60,
  place: home,
  elder: { genderWish: null, dialect: null },
  ...more,
});
const caregiver = (more: Partial<CaregiverFacts> = {}): CaregiverFacts => ({
  caregiverId: 'C001',
  providerId: 'P01',
  active: true,
  gender: 'F',
  dialect: null,
  place: home,
  skills: [{ skill: 'CLEANING', certificateExpiresOn: null }],
  servesHere: true,
  shifts: [{ from: at('08:00'), to: at('18:00') }],
  promised: [],
  load: 0,
  visitsBefore: 0,
  ...more,
});

describe('what keeps a caregiver out', () => {
  it.each<[string, Barrier[], Partial<Wanted>, Partial<CaregiverFacts>]>([
    ['nothing', [], {}, {}],
    ['inactive', ['INACTIVE'], {}, { active: false }],
    ['another skill', ['NO_SKILL'], { skill: 'ESCORT' }, {}],
    ['another area', ['OUTSIDE_AREA'], {}, { servesHere: false }],
    ['not on shift that day', ['OFF_SHIFT'], { dueAt: at('10:00', '2026-03-23') }, {}],
    ['the shift ends too soon', ['OFF_SHIFT'], { dueAt: at('17:01') }, {}],
    ['the shift ends with the visit', [], { dueAt: at('17:00') }, {}],
    ['an alarm at the end of the shift', [], { dueAt: at('17:59'), priority: 'P1' }, {}],
    ['certificate valid on its last day', [], { skill: 'VITALS' }, { skills: [{ skill: 'VITALS', certificateExpiresOn: '2026-03-22' }] }],
    ['certificate expired the day before', ['CERTIFICATE_EXPIRED'], { skill: 'VITALS' }, { skills: [{ skill: 'VITALS', certificateExpiresOn: '2026-03-21' }] }],
    ['certificate missing', ['CERTIFICATE_EXPIRED'], { skill: 'VITALS' }, { skills: [{ skill: 'VITALS', certificateExpiresOn: null }] }],
    ['no certificate needed to clean', [], {}, { skills: [{ skill: 'CLEANING', certificateExpiresOn: '2020-01-01' }] }],
    ['a man for a bath, a woman wished', ['GENDER_WISH'], { skill: 'BATHING', elder: { genderWish: 'F', dialect: null } }, { gender: 'M', skills: [{ skill: 'BATHING', certificateExpiresOn: '2030-01-01' }] }],
    ['a man for the windows, a woman wished', [], { elder: { genderWish: 'F', dialect: null } }, { gender: 'M' }],
    ['promised at the same hour', ['NOT_FREE'], {}, { promised: [{ from: at('10:30'), to: at('11:30'), category: 'CLEAN', place: home }] }],
    ['promised next door right after', [], {}, { promised: [{ from: at('11:00'), to: at('12:00'), category: 'CLEAN', place: home }] }],
    ['promised right after, 5 km away', ['NOT_FREE'], {}, { promised: [{ from: at('11:30'), to: at('12:00'), category: 'CLEAN', place: { latitude: 30.645, longitude: 114.3 } }] }],
    ['promised later, 5 km away', [], {}, { promised: [{ from: at('11:36'), to: at('12:00'), category: 'CLEAN', place: { latitude: 30.645, longitude: 114.3 } }] }],
  ])('%s', (_what, barriers, order, facts) => {
    expect(barriersOf(wanted(order), caregiver(facts))).toEqual(barriers);
  });

  const meals = (count: number): CaregiverFacts['promised'] => Array.from({ length: count }, () => ({ from: at('10:20'), to: at('10:35'), category: 'MEAL', place: home }));
  it.each<[string, Barrier[], Partial<Wanted>, number]>([
    ['eleven meals leave room for a twelfth', [], { category: 'MEAL' }, 11],
    ['twelve are a full tour', ['NOT_FREE'], { category: 'MEAL' }, 12],
    ['twelve on another tour', [], { category: 'MEAL', dueAt: at('09:49') }, 12],
    ['a meal is no time to clean', ['NOT_FREE'], {}, 1],
  ])('%s', (_what, barriers, order, count) => {
    expect(barriersOf(wanted({ plannedMinutes: order.category ? null : 60, ...order }), caregiver({ promised: meals(count) }))).toEqual(barriers);
  });

  it('tells a disqualification from an inconvenience', () => {
    expect(disqualifications(wanted(), caregiver({ shifts: [], active: false }))).toEqual(['INACTIVE']);
  });

  it('gives an untimed service a length', () => {
    expect(visitSpan({ category: 'MEAL', dueAt: at('11:00'), plannedMinutes: null })).toEqual({ from: at('11:00'), to: at('11:15') });
  });
});
