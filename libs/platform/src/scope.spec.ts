import type { Account } from '#contracts/people.js';
import { scopeOf, scopeSetting } from './scope.js';

const nobody: Account = { accountId: 'a', name: 'n', role: 'family', orgPath: null, providerId: null, caregiverId: null, elderIds: [] };

test.each<[string, Partial<Account>, string]>([
  ['an office', { orgPath: '420100.420102' }, 'org:420100.420102'],
  ['a provider', { providerId: 'P01' }, 'provider:P01'],
  ['a caregiver', { providerId: 'P01', caregiverId: 'C001' }, 'provider:P01'],
  ['a provider that also names a place', { providerId: 'P01', orgPath: '420100' }, 'provider:P01'],
  ['a family', { elderIds: ['e1', 'e2'] }, 'elder:e1,e2'],
  ['nobody', {}, 'elder:'],
])('%s', (_, part, setting) => {
  expect(scopeSetting(scopeOf({ ...nobody, ...part }))).toBe(setting);
});
