import type { Category } from '#contracts/order.js';
import { lapsesAt } from './lapses-at.js';

const dueAt = new Date('2026-03-22T04:00:00Z');

describe('an order that nobody took', () => {
  it.each<[Category, string]>([
    ['MEAL', '2026-03-22T04:00:00.000Z'],
    ['MEDICAL', '2026-03-22T04:15:00.000Z'],
    ['CLEAN', '2026-03-22T04:30:00.000Z'],
    ['REMOTE', '2026-03-22T04:30:00.000Z'],
  ])('%s lapses at %s', (category, at) => {
    expect(lapsesAt({ category, dueAt, answersAlarm: false })?.toISOString()).toBe(at);
  });

  it('stands as long as the alarm needs it', () => expect(lapsesAt({ category: 'REMOTE', dueAt, answersAlarm: true })).toBeNull());
});
