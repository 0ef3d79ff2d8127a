import { passesFilter } from './queue-filter.js';

test.each([
  ['all', null, true],
  ['mine', { accountId: 'me' }, true],
  ['mine', { accountId: 'other' }, false],
  ['mine', null, false],
  ['P1', null, true],
  ['P2', null, false],
] as const)('%s lets a P1 of %j through: %s', (filter, holder, passes) => expect(passesFilter({ level: 'P1', holder }, filter, 'me')).toBe(passes));
