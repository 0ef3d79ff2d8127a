import fc from 'fast-check';
import type { CaregiverFacts, Wanted } from './candidate.js';
import { rankCandidates, tallyOf } from './rank-candidates.js';

const dueAt = new Date('2026-03-22T02:00:00Z');
const home = { latitude: 30.6, longitude: 114.3 };
/** A point about so many metres north of the elder. */
const north = (meters: number) => ({ latitude: home.latitude + meters / 111_195, longitude: home.longitude });
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  category: 'CLEAN',
  skill: 'CLEANING',
  priority: 'P3',
  dueAt,
  plannedMinutes: 60,
  place: home,
  elder: { genderWish: 'F', dialect: '汉口' },
  ...more,
});
const caregiver = (caregiverId: string, meters: number, more: Partial<CaregiverFacts> = {}): CaregiverFacts => ({
  caregiverId,
  providerId: 'P01',
  active: true,
  gender: 'M',
  dialect: null,
  place: north(meters),
  skills: [{ skill: 'CLEANING', certificateExpiresOn: null }],
  servesHere: true,
  shifts: [{ from: new Date('2026-03-22T00:00:00Z'), to: new Date('2026-03-22T10:00:00Z') }],
  promised: [],
  load: 0,
  visitsBefore: 0,
  ...more,
});
const order = (asked: Wanted, ...caregivers: CaregiverFacts[]) => rankCandidates(asked, caregivers).candidates.map((candidate) => candidate.caregiverId);

describe('who goes first', () => {
  it.each<[string, string[], CaregiverFacts[]]>([
    ['the closer one', ['near', 'far'], [caregiver('far', 900), caregiver('near', 500)]],
    ['the one the elder knows, 2 km further', ['known', 'near'], [caregiver('near', 500), caregiver('known', 2_400, { visitsBefore: 3 })]],
    ['but not 3 km further', ['near', 'known'], [caregiver('near', 500), caregiver('known', 3_500, { visitsBefore: 3 })]],
    ['a woman, as wished', ['she', 'he'], [caregiver('he', 500), caregiver('she', 1_400, { gender: 'F' })]],
    ['one who speaks as the elder does', ['same', 'other'], [caregiver('other', 500), caregiver('same', 900, { dialect: '汉口' })]],
    ['the one with the lighter day', ['light', 'busy'], [caregiver('busy', 500, { load: 3 }), caregiver('light', 1_500)]],
    ['equals by their id', ['a', 'b'], [caregiver('b', 500), caregiver('a', 500)]],
  ])('%s', (_what, expected, caregivers) => expect(order(wanted(), ...caregivers)).toEqual(expected));

  it('is the closest, whoever it is, when life is at stake', () => {
    const known = caregiver('known', 600, { visitsBefore: 9, gender: 'F' });
    expect(order(wanted({ priority: 'P1' }), known, caregiver('near', 500, { load: 5 }))).toEqual(['near', 'known']);
  });

  it('gives reasons for those who can go and for those who cannot', () => {
    const ranking = rankCandidates(
      wanted(),
      [caregiver('yes', 800, { gender: 'F', dialect: '汉口', visitsBefore: 1 }), caregiver('no', 800, { active: false, shifts: [] }), caregiver('declined', 800)],
      ['declined'],
    );
    expect(ranking.candidates).toEqual([
      { caregiverId: 'yes', providerId: 'P01', distanceMeters: 800, travelMinutes: 9, load: 0, cost: -2_700, reasons: ['FAMILIAR', 'GENDER_WISH', 'DIALECT', 'NEAR', 'LIGHT_DAY'] },
    ]);
    expect(ranking.excluded).toEqual([
      { caregiverId: 'no', why: ['INACTIVE', 'OFF_SHIFT'] },
      { caregiverId: 'declined', why: ['DECLINED'] },
    ]);
    expect(tallyOf(ranking.excluded)).toEqual({ INACTIVE: 1, OFF_SHIFT: 1, DECLINED: 1 });
  });

  it('forgets nobody, and does not depend on the order of asking', () => {
    const somebody = fc.record({ meters: fc.integer({ min: 0, max: 9_000 }), active: fc.boolean(), load: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), (people) => {
        const caregivers = people.map(({ meters, ...more }, index) => caregiver(`C${index}`, meters, more));
        const one = rankCandidates(wanted(), caregivers);
        const other = rankCandidates(wanted(), caregivers.toReversed());
        expect(one.candidates).toEqual(other.candidates);
        expect(one.candidates.length + one.excluded.length).toBe(caregivers.length);
      }),
    );
  });
});
