import { countdown } from './countdown.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 8, 0, seconds));

describe('countdown', () => {
  it.each([
    ['just offered', 0, { secondsLeft: 120, left: 1, mood: 'calm' }],
    ['half way', 60, { secondsLeft: 60, left: 0.5, mood: 'calm' }],
    ['the last quarter', 90, { secondsLeft: 30, left: 0.25, mood: 'soon' }],
    ['a part of a second counts as one', 119.5, { secondsLeft: 1, left: 1 / 120, mood: 'soon' }],
    ['over', 120, { secondsLeft: 0, left: 0, mood: 'over' }],
    ['long over', 900, { secondsLeft: 0, left: 0, mood: 'over' }],
    ['a page whose clock runs behind', -30, { secondsLeft: 150, left: 1, mood: 'calm' }],
  ])('%s', (_, seconds, expected) =>
    expect(countdown(at(0).toISOString(), at(120).toISOString(), new Date(at(0).getTime() + seconds * 1000))).toEqual(expected));

  it('keeps the ring full without a beginning, until the last half minute', () => {
    expect(countdown(null, at(120).toISOString(), at(0)).left).toBe(1);
    expect(countdown(null, at(120).toISOString(), at(105))).toMatchObject({ left: 0.5, mood: 'soon' });
  });
});
