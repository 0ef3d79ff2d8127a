import { nextSlot } from './next-slot.js';

const MEALS = [{ from: '11:00', to: '13:30' }, { from: '17:30', to: '19:30' }];
/** A Shanghai wall clock of 5 March. */
const shanghai = (clock: string): Date => new Date(`2026-03-05T${clock}:00+08:00`);
const shown = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

describe('when an order is due', () => {
  it.each([
    ['a meal before noon', MEALS, '10:00', '03-05 12:15', false],
    ['a meal in its window', MEALS, '12:00', '03-05 13:00', false],
    ['a meal too late for lunch', MEALS, '13:10', '03-05 18:30', false],
    ['a meal at night', MEALS, '22:00', '03-06 12:15', true],
    ['a cleaning by day', undefined, '10:00', '03-05 10:20', false],
    ['a cleaning before dawn', undefined, '03:00', '03-05 07:20', false],
    ['a cleaning at night', undefined, '23:40', '03-06 13:45', true],
  ])('%s', (_, windows, now, dueAt, appointment) => {
    const slot = nextSlot(windows, shanghai(now), 20, 0.5);
    expect([shown(slot.dueAt), slot.appointment]).toEqual([dueAt, appointment]);
  });

  it('lies inside the window at both ends', () => {
    expect([0, 1].map((share) => shown(nextSlot(MEALS, shanghai('10:00'), 20, share).dueAt))).toEqual(['03-05 11:00', '03-05 13:30']);
  });
});
