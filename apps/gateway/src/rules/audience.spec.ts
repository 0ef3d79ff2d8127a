import { isWithin } from '#contracts/place.js';
import type { Account } from '#contracts/people.js';
import fc from 'fast-check';
import { hears, roomsOf } from './audience.js';

const nobody: Account = { accountId: 'a', name: '测试', role: 'operator', orgPath: null, providerId: null, caregiverId: null, elderIds: [] };
const event = { orgPath: '420100.420102.420102002', providerIds: ['P01'], caregiverIds: ['C001'], elderId: 'e1' };

describe('who hears an event', () => {
  it.each<[string, Partial<Account>, boolean]>([
    ['the city', { orgPath: '420100' }, true],
    ['its district', { orgPath: '420100.420102' }, true],
    ['its street', { orgPath: '420100.420102.420102002' }, true],
    ['a community below, which the event is not', { orgPath: '420100.420102.420102002.420102002003' }, false],
    ['another district', { orgPath: '420100.420103' }, false],
    ['a street whose code only begins alike', { orgPath: '420100.420102.42010200' }, false],
    ['the provider', { providerId: 'P01' }, true],
    ['another provider', { providerId: 'P02' }, false],
    ['the caregiver', { providerId: 'P01', caregiverId: 'C001' }, true],
    ['a colleague of the same provider', { providerId: 'P01', caregiverId: 'C002' }, false],
    ['the family', { role: 'family', elderIds: ['e0', 'e1'] }, true],
    ['another family', { role: 'family', elderIds: ['e2'] }, false],
    ['an account without a scope', {}, false],
  ])('%s', (_, scope, expected) => {
    expect(hears(roomsOf({ ...nobody, ...scope }), event)).toBe(expected);
  });

  it('an org account hears exactly what lies at or below its path', () => {
    const path = fc.array(fc.constantFrom('42', '420', '4201'), { minLength: 1, maxLength: 4 }).map((codes) => codes.join('.'));
    fc.assert(
      fc.property(path, path, (scope, place) => {
        const rooms = roomsOf({ ...nobody, orgPath: scope });
        expect(hears(rooms, { ...event, orgPath: place })).toBe(isWithin(scope, place));
      }),
    );
  });
});
