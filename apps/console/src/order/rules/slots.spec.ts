import { daysFrom, slotsFor } from './slots.js';

const LUNCH = [{ from: '11:00', to: '13:30' }];

describe('the starts that an order form offers', () => {
  it.each([
    ['2026-11-23', '2026-11-22', '12:10', ['11:00', '11:30', '12:00', '12:30', '13:00', '13:30']],
    ['2026-11-22', '2026-11-22', '12:10', ['13:00', '13:30']],
    ['2026-11-22', '2026-11-22', '13:05', []],
  ])('a lunch on %s, asked on %s at %s', (day, today, now, slots) => expect(slotsFor(LUNCH, day, today, now)).toEqual(slots));

  it('stays inside the ordinary hours where an item has no windows', () => {
    const slots = slotsFor(undefined, '2026-11-23', '2026-11-22', '09:00');
    expect([slots[0], slots.at(-1), slots.length]).toEqual(['07:00', '21:00', 29]);
  });

  it('counts days over the end of a month', () => expect(daysFrom('2026-11-29', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']));
});
