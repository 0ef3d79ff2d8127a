import { daysOf, slotsOf, timesOf } from './slots.js';

const noon = [{ from: '11:00', to: '13:30' }];
const atShanghai = (time: string): Date => new Date(`2026-11-22T${time}:00+08:00`);

describe('timesOf', () => {
  it('never offers more than four', () => {
    expect(timesOf(undefined)).toHaveLength(4);
    expect(timesOf(noon)).toEqual(['11:30', '12:00', '12:30', '13:00']);
    expect(timesOf([...noon, { from: '17:30', to: '19:30' }])).toHaveLength(4);
  });
  it('keeps inside the window', () => expect(timesOf([{ from: '06:00', to: '06:40' }])).toEqual(['06:30']));
});

describe('slotsOf', () => {
  it.each([
    ['in the early morning all', '06:00', ['11:30', '12:00', '12:30', '13:00']],
    ['exactly two and a half hours ahead still', '09:30', ['12:00', '12:30', '13:00']],
    ['too late for today', '11:00', []],
  ])('%s', (_, time, left) => expect(slotsOf(noon, '2026-11-22', atShanghai(time)).map((slot) => slot.time)).toEqual(left));
  it('says the instant in UTC', () => expect(slotsOf(noon, '2026-11-23', atShanghai('12:00'))[0]!.dueAt).toBe('2026-11-23T03:30:00.000Z'));
});

describe('daysOf', () => {
  it('begins with today while it has a slot', () => expect(daysOf(noon, atShanghai('06:00'))[0]).toBe('2026-11-22'));
  it('else with tomorrow', () => expect(daysOf(noon, atShanghai('12:00'))).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']));
});
