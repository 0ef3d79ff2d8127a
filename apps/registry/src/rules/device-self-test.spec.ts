import type { DeviceState } from '#contracts/device.js';
import { firstLookAt, remindOfSelfTest, selfTestDueAt, type TestedDevice } from './device-self-test.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const button: TestedDevice = { class: 'SOS', state: 'IN_USE', activatedAt: day(1), lastTestedAt: null };

describe('the monthly self-test', () => {
  it.each<[string, Partial<TestedDevice>, Date | null]>([
    ['30 days after the activation', {}, day(31)],
    ['30 days after the last test', { lastTestedAt: day(10) }, day(40)],
    ['30 days after the activation that followed a repair', { activatedAt: day(20), lastTestedAt: day(10) }, day(50)],
    ['never while it is not in use', { state: 'FAULTY' as DeviceState }, null],
    ['never of what only measures', { class: 'WATER' }, null],
    ['never of what has never worked', { activatedAt: null }, null],
  ])('is due %s', (_, more, dueAt) => expect(selfTestDueAt({ ...button, ...more })).toEqual(dueAt));

  it.each<[string, Date, { remind: boolean; againAt: Date } | null]>([
    ['is not reminded of a moment early', new Date(day(31).getTime() - 1), { remind: false, againAt: day(31) }],
    ['is reminded of on the day', day(31), { remind: true, againAt: day(38) }],
    ['is reminded of again after a week', day(38), { remind: true, againAt: day(45) }],
  ])('%s', (_, now, expected) => expect(remindOfSelfTest(button, now)).toEqual(expected));

  it('is not reminded of in the first hour of an installation that comes back', () => {
    expect(firstLookAt(button, day(60))).toEqual(new Date(day(60).getTime() + 3_600_000));
    expect(firstLookAt(button, day(2))).toEqual(day(31));
  });
});
