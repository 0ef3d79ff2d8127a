import { layoutHexes } from './hex-layout.js';
import { stepFrom } from './hex-steps.js';

const ring = [
  ['M', 0, 0],
  ['E', 1, 0],
  ['W', -1, 0],
  ['NE', 0, 1],
  ['NW', -1, 1],
  ['SE', 1, -1],
  ['SW', 0, -1],
] as const;
const { tiles } = layoutHexes(ring.map(([code, q, r]) => ({ code, q, r, districtCode: 'D' })), 10, 1);

describe('stepFrom', () => {
  it.each([
    ['M', 'right', 'E'],
    ['M', 'left', 'W'],
    ['M', 'up', 'NE'],
    ['M', 'down', 'SE'],
    ['NW', 'right', 'NE'],
    ['E', 'right', null],
    ['NE', 'up', null],
    ['gone', 'up', 'M'],
  ] as const)('from %s %s to %s', (from, direction, to) => {
    const reached = stepFrom(tiles, from, direction);
    // Up and down have two equally near neighbours on a pointy-top grid: either is right.
    if (to === 'NE' || to === 'SE') expect([to, to.replace('E', 'W')]).toContain(reached);
    else expect(reached).toBe(to);
  });
});
