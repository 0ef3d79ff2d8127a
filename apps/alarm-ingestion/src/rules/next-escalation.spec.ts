import { nextEscalation } from './next-escalation.js';

const raisedAt = new Date('2026-03-01T08:00:00Z');
const raised = { level: 'P1', state: 'RAISED', raisedAt, escalation: null, cancelledByWearer: false } as const;

test.each([
  ['at 60 s to the supervisor', raised, { step: 'SUPERVISOR', dueAt: new Date('2026-03-01T08:01:00Z') }],
  ['at 180 s to the district', { ...raised, escalation: 'SUPERVISOR' as const }, { step: 'DISTRICT', dueAt: new Date('2026-03-01T08:03:00Z') }],
  ['no higher', { ...raised, escalation: 'DISTRICT' as const }, null],
  ['not when somebody has it', { ...raised, state: 'ACKED' as const }, null],
  ['not a P2', { ...raised, level: 'P2' as const }, null],
  ['not a fall that was taken back', { ...raised, cancelledByWearer: true }, null],
])('%s', (_, alarm, expected) => expect(nextEscalation(alarm)).toEqual(expected));
