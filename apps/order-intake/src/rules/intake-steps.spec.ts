import { nextIntakeStep } from './intake-steps.js';

const placedAt = new Date('2026-03-22T10:00:00+08:00');

describe('a request that nobody takes presses', () => {
  it.each([
    [0, 50, '10:15:00'],
    [50, 80, '10:24:00'],
    [80, 100, '10:30:00'],
  ])('after %i %% at %i %%, %s', (reached, percent, clock) => {
    expect(nextIntakeStep(placedAt, reached)).toEqual({ percent, dueAt: new Date(`2026-03-22T${clock}+08:00`) });
  });

  it('and then no more', () => expect(nextIntakeStep(placedAt, 100)).toBeNull());
});
