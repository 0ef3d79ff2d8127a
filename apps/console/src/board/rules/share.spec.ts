import { permilleOf, streetsMissing } from './share.js';

describe('shares', () => {
  it.each([
    [30, 35, 857],
    [8999, 10000, 899],
    [9, 10, 900],
    [0, 5, 0],
    [0, 0, null],
  ])('%i of %i is %p permille, never rounded up', (e, n, permille) => expect(permilleOf(e, n)).toBe(permille));

  it.each([
    [58, 85, 600, 0],
    [51, 85, 600, 0],
    [50, 85, 600, 1],
    [0, 0, 600, 0],
    [84, 85, 1000, 1],
  ])('%i of %i against %i misses %i', (num, den, target, missing) => expect(streetsMissing(num, den, target)).toBe(missing));
});
