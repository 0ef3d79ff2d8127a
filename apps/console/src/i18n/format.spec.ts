import { dayOf, duration, instantOf, momentOf, percentOf, timeOf, yuanOf } from './format.js';

describe('durations', () => {
  it.each([
    [-500, '0:00'],
    [0, '0:00'],
    [42_900, '0:42'],
    [725_000, '12:05'],
    [3_753_000, '1:02:33'],
    [49 * 3_600_000, '2d 1h'],
  ])('%d ms reads %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));
});

describe("instants are shown in the city's time", () => {
  it('turns the day at 16:00 UTC', () => {
    expect(dayOf('2026-11-21T15:59:59Z')).toBe('2026-11-21');
    expect(dayOf('2026-11-21T16:00:00Z')).toBe('2026-11-22');
    expect(timeOf('2026-11-21T16:00:00Z')).toBe('00:00');
  });

  it('names the day only when it is another one', () => {
    const now = Date.parse('2026-11-22T04:00:00Z');
    expect(momentOf('2026-11-22T01:05:00Z', now)).toBe('09:05');
    expect(momentOf('2026-11-21T01:05:00Z', now)).toBe('11-21 09:05');
    expect(momentOf(null, now)).toBe('');
  });

  it('goes back to UTC', () => expect(instantOf('2026-11-22', '11:30')).toBe('2026-11-22T03:30:00.000Z'));
});

it('shows money and rates without losing a digit', () => {
  expect([yuanOf(1100), yuanOf(1150), percentOf(682), percentOf(1000)]).toEqual(['11', '11.50', '68.2', '100.0']);
});
