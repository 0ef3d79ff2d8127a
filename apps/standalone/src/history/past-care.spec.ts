import { plannedOn } from '../../../order-intake/src/care/rules/call-plan.js';
import { pastCare, type PastElderFacts } from './past-care.js';

const NOW = new Date('2026-12-01T02:00:00Z');
const elders = Array.from({ length: 300 }, (_, i): PastElderFacts => ({
  elderId: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  orgPath: '420100.420102.420102002',
  streetCode: '420102002',
  birthYear: 1930 + (i % 30),
  abilityLevel: i % 5,
  beneficiaryClasses: i % 3 === 0 ? ['独居'] : ['普通'],
  awayKind: null,
  awayFrom: null,
  awayUntil: null,
  realAlarms: 0,
  eventAt: null,
  bestHours: '09:00-11:30',
}));
const past = pastCare(7, elders, NOW);
const hourOf = (at: unknown): number => new Date((at as Date).getTime() + 8 * 3_600_000).getUTCHours();

describe('the invented past of care', () => {
  it('is the same for the same seed', () => {
    expect(JSON.stringify(pastCare(7, elders, NOW))).toBe(JSON.stringify(past));
    expect(JSON.stringify(pastCare(8, elders, NOW))).not.toBe(JSON.stringify(past));
  });

  it('lies in the past, and knocks and rings by day', () => {
    for (const row of past.care_visit) expect([row['visited_at']! <= NOW, hourOf(row['visited_at']) >= 9 && hourOf(row['visited_at']) < 18]).toEqual([true, true]);
    for (const row of past.care_attempt) expect([row['at']! < NOW, hourOf(row['at']) >= 8 && hourOf(row['at']) < 20]).toEqual([true, true]);
  });

  it('leaves somebody overdue, and most not', () => {
    const overdue = past.care_elder.filter((row) => row['due_at']! < NOW).length;
    expect([overdue > 0, overdue < elders.length * 0.12]).toEqual([true, true]);
  });

  it('calls on the days that were planned, once a day', () => {
    const plans = new Map(past.care_plan.map((plan) => [plan['id'], plan]));
    expect(past.care_call.length).toBeGreaterThan(20);
    for (const call of past.care_call) {
      const plan = plans.get(call['plan_id'])!;
      const planned = plannedOn({ days: plan['days'] as number[], fromMinute: plan['from_minute'] as number, toMinute: plan['to_minute'] as number }, call['from_at'] as Date);
      expect(planned?.day).toBe(call['day']);
    }
    expect(new Set(past.care_call.map((call) => `${String(call['plan_id'])} ${String(call['day'])}`)).size).toBe(past.care_call.length);
  });
});
