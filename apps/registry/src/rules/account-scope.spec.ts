import type { Role } from '#contracts/people.js';
import { fitsRole, mayGive, type Scope } from './account-scope.js';

const none: Scope = { orgPath: null, providerId: null, caregiverId: null, elderIds: [] };
const org: Scope = { ...none, orgPath: '420100' };
const provider: Scope = { ...none, providerId: 'P01' };
const caregiver: Scope = { ...provider, caregiverId: 'C001' };
const family: Scope = { ...none, elderIds: ['e1'] };

describe('the scope that a role needs', () => {
  it.each<[Role, Scope, string]>([
    ['operator', org, 'fits'],
    ['operator', none, 'scope-missing'],
    ['operator', { ...provider, orgPath: '420100' }, 'scope-too-much'],
    ['provider-dispatcher', provider, 'fits'],
    ['provider-dispatcher', org, 'scope-missing'],
    ['provider-dispatcher', caregiver, 'scope-too-much'],
    ['caregiver', caregiver, 'fits'],
    ['caregiver', provider, 'scope-missing'],
    ['family', family, 'fits'],
    ['family', none, 'scope-missing'],
    ['elder', { ...family, orgPath: '420100' }, 'scope-too-much'],
  ])('%s %j %s', (role, scope, result) => {
    const verdict = fitsRole(role, scope);
    expect(verdict.ok ? 'fits' : verdict.why).toBe(result);
  });
});

describe('where an administrator may give accounts', () => {
  it.each([
    ['420100', '420100.420102', true],
    ['420100.420102', '420100.420102', true],
    ['420100.420102', '420100.420103', false],
    ['420100.420102', '420100.4201020', false],
    [null, '420100', false],
  ])('%s gives in %s: %s', (orgPath, place, ok) => expect(mayGive({ orgPath }, place).ok).toBe(ok));
});
