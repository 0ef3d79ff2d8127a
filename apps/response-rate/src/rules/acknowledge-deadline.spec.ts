import fc from 'fast-check';
import { acknowledgeDeadline } from './acknowledge-deadline.js';
import type { Demand } from './demand.js';
import { DEFAULT_POLICY } from './policy.js';

const deadline = (kind: 'order' | 'alarm', level: Demand['level'], createdAt: string): string =>
  new Date(acknowledgeDeadline({ kind, level, createdAt: Date.parse(createdAt) }, DEFAULT_POLICY)).toISOString();

describe('the acknowledge deadline', () => {
  it.each([
    ['P1', '2026-03-10T02:01:00.000Z'],
    ['P2', '2026-03-10T02:03:00.000Z'],
    ['P3', '2026-03-10T02:30:00.000Z'],
    ['T', '2026-03-11T02:00:00.000Z'],
  ] as const)('of an alarm %s raised at 02:00Z is %s', (level, expected) => {
    expect(deadline('alarm', level, '2026-03-10T02:00:00Z')).toBe(expected);
  });

  it('of an alarm runs at night too', () => {
    expect(deadline('alarm', 'P1', '2026-03-10T18:00:00Z')).toBe('2026-03-10T18:01:00.000Z');
  });

  it.each([
    ['at 06:59:59.999', '2026-03-09T22:59:59.999Z', '2026-03-09T23:30:00.000Z'],
    ['at 07:00', '2026-03-09T23:00:00Z', '2026-03-09T23:30:00.000Z'],
    ['at 12:00', '2026-03-10T04:00:00Z', '2026-03-10T04:30:00.000Z'],
    ['at 20:59:59.999', '2026-03-10T12:59:59.999Z', '2026-03-10T13:29:59.999Z'],
    ['at 21:00', '2026-03-10T13:00:00Z', '2026-03-10T23:30:00.000Z'],
    ['at 23:59:59', '2026-03-10T15:59:59Z', '2026-03-10T23:30:00.000Z'],
    ['at midnight', '2026-03-10T16:00:00Z', '2026-03-10T23:30:00.000Z'],
    ['in the last night of the month', '2026-03-31T13:00:00Z', '2026-03-31T23:30:00.000Z'],
  ])('of an order placed %s in Shanghai', (_when, createdAt, expected) => {
    expect(deadline('order', null, createdAt)).toBe(expected);
  });

  it('of an order is not moved by a level', () => {
    expect(deadline('order', 'P1', '2026-03-10T04:00:00Z')).toBe('2026-03-10T04:30:00.000Z');
  });

  it('of an order lies between half an hour and ten and a half hours ahead, at an hour when intake answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 }), (createdAt) => {
        const at = acknowledgeDeadline({ kind: 'order', level: null, createdAt }, DEFAULT_POLICY);
        const local = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
        return at - createdAt >= 1_800_000 && at - createdAt <= 37_800_000 && local >= '07:30' && local <= '21:30';
      }),
    );
  });
});
