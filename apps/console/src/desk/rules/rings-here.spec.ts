import { ringsHere } from './rings-here.js';

describe('how an alarm sounds before whom', () => {
  it.each([
    ['operator', 'L1', null, null, 'L1'],
    ['operator', 'L3', 'SUPERVISOR', null, 'L3'],
    ['supervisor', 'L1', null, null, 'L2'],
    ['supervisor', 'L3', null, null, null],
    ['supervisor', 'L1', 'SUPERVISOR', null, 'L1'],
    ['street-officer', 'L1', 'SUPERVISOR', null, null],
    ['street-officer', 'L1', 'STREET', null, 'L1'],
    ['street-officer', 'L1', 'DISTRICT', null, 'L1'],
    ['district-officer', 'L1', 'STREET', null, null],
    ['district-officer', 'L1', 'DISTRICT', null, 'L1'],
    ['city-officer', 'L1', 'DISTRICT', null, null],
    ['operator', null, null, 'me', 'L3'],
    ['operator', null, null, 'other', null],
    ['district-officer', 'L1', null, 'me', 'L3'],
  ] as const)('%s, ring %s, climbed to %s, offered to %s: %s', (role, ring, escalation, offeredTo, heard) =>
    expect(ringsHere({ ring, escalation, offeredTo }, { role, accountId: 'me' })).toBe(heard),
  );
});
