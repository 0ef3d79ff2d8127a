import { gradeInForce, isMoreUrgent, maySetGrade } from './grade-in-force.js';

const now = new Date('2026-12-01T02:00:00Z');
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);

describe('which grade counts?', () => {
  it("the rule's, while no officer has said another", () => expect(gradeInForce('KEY', null, now)).toBe('KEY'));
  it("the officer's, up or down", () => {
    expect(gradeInForce('KEY', { grade: 'HIGH', until: days(1) }, now)).toBe('HIGH');
    expect(gradeInForce('HIGH', { grade: 'ORDINARY', until: days(1) }, now)).toBe('ORDINARY');
  });
  it('only until its end', () => expect(gradeInForce('KEY', { grade: 'HIGH', until: now }, now)).toBe('KEY'));
});

describe('more urgent', () => {
  it.each([
    ['HIGH', 'KEY', true],
    ['KEY', 'ORDINARY', true],
    ['KEY', 'KEY', false],
    ['ORDINARY', 'HIGH', false],
  ] as const)('%s after %s: %s', (grade, before, urgent) => expect(isMoreUrgent(grade, before)).toBe(urgent));
});

describe('may a grade be set until then?', () => {
  it.each([
    [days(0), { ok: false, why: 'UNTIL_PAST' }],
    [days(183), { ok: true }],
    [days(184), { ok: false, why: 'UNTIL_TOO_FAR' }],
  ])('%s', (until, answer) => expect(maySetGrade(until, now)).toEqual(answer));
});
