import type { Role } from '#contracts/people.js';
import { VISIT_STATES, type VisitState } from '#contracts/visit.js';
import { maySeeDoorCode, maySeeHome } from './may-see-home.js';

describe('who sees the home', () => {
  const shown: VisitState[] = ['ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED'];
  it.each(VISIT_STATES)('a caregiver and its dispatcher, when the visit is %s', (state) => {
    expect(maySeeHome('caregiver', state)).toBe(shown.includes(state));
    expect(maySeeHome('provider-dispatcher', state)).toBe(shown.includes(state));
  });

  it.each<[Role, boolean]>([
    ['family', true],
    ['elder', true],
    ['operator', true],
    ['district-officer', false],
    ['auditor', false],
  ])('%s: %s', (role, sees) => expect(maySeeHome(role, 'ASSIGNED')).toBe(sees));

  it('and the code only at the side of the elder', () => {
    expect(maySeeDoorCode('caregiver')).toBe(false);
    expect(maySeeDoorCode('provider-dispatcher')).toBe(false);
    expect(maySeeDoorCode('family')).toBe(true);
  });
});
