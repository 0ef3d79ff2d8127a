import { type Role, ROLES } from '#contracts/people.js';
import { visibilityFor } from './visibility.js';

describe('who sees what of a card', () => {
  it('shows phone numbers to those who call and to the family only', () => {
    const plain = ROLES.filter((role) => visibilityFor(role) === 'PLAIN');
    expect(plain).toEqual<Role[]>(['elder', 'family', 'operator', 'supervisor']);
  });

  it.each<Role>(['assessor', 'auditor', 'city-officer', 'caregiver', 'integration', 'system-admin'])('masks everything for %s', (role) =>
    expect(visibilityFor(role)).toBe('MASKED'),
  );
});
