import type { AlarmLevel, EscalationStep } from '#contracts/alarm.js';
import { ringOf } from './ring.js';

const since = new Date('2026-03-01T08:00:00Z');

test.each<[AlarmLevel, EscalationStep | null, string | null]>([
  ['P1', null, 'L1'],
  ['P1', 'DISTRICT', 'L1'],
  ['P2', null, 'L2'],
  ['P2', 'SUPERVISOR', 'L1'],
  ['P3', null, 'L3'],
  ['P3', 'STREET', 'L2'],
  ['T', null, null],
  ['T', 'DISTRICT', null],
])('%s after %s rings %s, and not once somebody has it', (level, escalation, ring) => {
  expect(ringOf({ level, escalation, waitingSince: since })).toBe(ring);
  expect(ringOf({ level, escalation, waitingSince: null })).toBeNull();
});
