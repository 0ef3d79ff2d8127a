import { mayPlanCalls, plannedOn } from './call-plan.js';

describe('may calls be planned so?', () => {
  it.each([
    [480, 600, null],
    [479, 600, 'WINDOW_OUTSIDE_HOURS'],
    [1020, 1080, null],
    [1020, 1081, 'WINDOW_OUTSIDE_HOURS'],
    [540, 570, null],
    [540, 569, 'WINDOW_TOO_SHORT'],
    [600, 540, 'WINDOW_TOO_SHORT'],
  ])('%i to %i', (fromMinute, toMinute, why) => expect(mayPlanCalls({ days: [1], fromMinute, toMinute })).toEqual(why ? { ok: false, why } : { ok: true }));
});

describe('which call does a plan ask for?', () => {
  const plan = { days: [2, 7], fromMinute: 540, toMinute: 660 };
  it.each([
    ['2026-12-01T10:00:00+08:00', '2026-12-01'],
    ['2026-12-01T00:30:00+08:00', '2026-12-01'],
    ['2026-12-02T00:30:00+08:00', null],
    ['2026-12-06T23:59:00+08:00', '2026-12-06'],
    ['2026-12-07T00:00:00+08:00', null],
  ])('%s', (at, day) => expect(plannedOn(plan, new Date(at))?.day ?? null).toBe(day));
  it('with its window', () => {
    expect(plannedOn(plan, new Date('2026-12-01T20:00:00+08:00'))).toEqual({ day: '2026-12-01', fromAt: new Date('2026-12-01T09:00:00+08:00'), toAt: new Date('2026-12-01T11:00:00+08:00') });
  });
});
