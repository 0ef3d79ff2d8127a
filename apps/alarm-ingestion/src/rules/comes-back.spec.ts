import { type ComeBack, comesBack } from './comes-back.js';

const at = new Date('2026-03-01T08:00:00Z');
const taken = { type: 'SMOKE' as const, state: 'ACKED' as const, clearedAt: null, waitingSince: null, closeReason: null, raisedAgain: 0 };

test.each<[string, Parameters<typeof comesBack>[0], ComeBack]>([
  ['somebody has it', taken, 'stands'],
  ['nobody has taken it yet', { ...taken, state: 'RAISED', waitingSince: at }, 'rings'],
  ['the responder is there', { ...taken, state: 'ON_SITE' }, 'stands'],
  ['the responder has left', { ...taken, state: 'RESOLVED' }, 'reopens'],
  ['closed', { ...taken, state: 'CLOSED', closeReason: 'FALSE_ENV' }, 'reopens'],
  ['merged', { ...taken, state: 'MERGED', closeReason: 'DUPLICATE' }, 'reopens'],
  ['called broken once', { ...taken, state: 'CLOSED', closeReason: 'FALSE_DEVICE' }, 'reopens'],
  ['called broken twice', { ...taken, state: 'CLOSED', closeReason: 'FALSE_DEVICE', raisedAgain: 1 }, 'no'],
  ['gone', { ...taken, clearedAt: at }, 'no'],
  ['only recorded', { ...taken, state: 'SUPPRESSED' }, 'no'],
  ['a press', { ...taken, type: 'SOS' }, 'no'],
])('%s', (_, alarm, expected) => expect(comesBack(alarm)).toBe(expected));
