import { districtOf, isWithin, streetOf } from './place.js';

test.each([
  ['420100', '420100.420102', true],
  ['420100.420102', '420100.420102', true],
  ['420100.420102', '420100.420102.420102002', true],
  ['420100.42010', '420100.420102', false],
  ['420100.420102', '420100', false],
  ['420100.420102', '420100.420103', false],
])('from %s one sees %s: %s', (scope, path, seen) => {
  expect(isWithin(scope, path)).toBe(seen);
});

test('a path names its district and street, or neither when it is too short', () => {
  const community = '420100.420102.420102002.420102002003';
  expect([districtOf(community), streetOf(community)]).toEqual(['420102', '420102002']);
  expect([districtOf('420100'), streetOf('420100.420102')]).toEqual([null, null]);
});
