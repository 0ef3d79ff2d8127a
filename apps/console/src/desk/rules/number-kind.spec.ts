import { numberKind } from './number-kind.js';

test.each([
  [null, undefined],
  ['', undefined],
  ['120', 'SHORT'],
  ['12345', 'SHORT'],
  ['138****1234', 'MOBILE'],
  ['+86 139 0000 0000', 'MOBILE'],
  ['027-88880000', 'LANDLINE'],
])('%s is %s', (phone, kind) => expect(numberKind(phone)).toBe(kind));
