import { centreOf, layoutHexes, neighboursOf } from './hex-layout.js';

const tile = (code: string, q: number, r: number, districtCode = 'D') => ({ code, q, r, districtCode });

describe('centreOf', () => {
  it.each([
    ['the origin', { q: 0, r: 0 }, { x: 0, y: 0 }],
    ['one east: a whole width', { q: 1, r: 0 }, { x: 17.32, y: 0 }],
    ['one north-east: half a width, up on the screen', { q: 0, r: 1 }, { x: 8.66, y: -15 }],
  ])('%s', (_, hex, centre) => expect(centreOf(hex, 10)).toEqual(centre));
});

describe('layoutHexes', () => {
  it('gives each tile six corners inside the view box', () => {
    const layout = layoutHexes([tile('A', 0, 0), tile('B', 3, -2)], 10, 1);
    const [left = 0, top = 0, width = 0, height = 0] = layout.viewBox.split(' ').map(Number);
    for (const placed of layout.tiles) {
      const corners = placed.points.split(' ').map((point) => point.split(',').map(Number));
      expect(corners).toHaveLength(6);
      for (const [x = NaN, y = NaN] of corners) {
        expect(x).toBeGreaterThanOrEqual(left);
        expect(x).toBeLessThanOrEqual(left + width);
        expect(y).toBeGreaterThanOrEqual(top);
        expect(y).toBeLessThanOrEqual(top + height);
      }
    }
  });

  it.each([
    ['a lone tile has six edges', [tile('A', 0, 0)], 6],
    ['two of one district share one edge, which is no border', [tile('A', 0, 0), tile('B', 1, 0)], 10],
    ['two of two districts draw the shared edge from both sides', [tile('A', 0, 0), tile('B', 1, 0, 'E')], 12],
  ])('%s', (_, tiles, edges) => expect(layoutHexes(tiles, 10, 0).borders.split('M')).toHaveLength(edges + 1));

  it('draws the border where the neighbour is missing, not opposite of it', () => {
    const { borders } = layoutHexes([tile('A', 0, 0), ...neighboursOf({ q: 0, r: 0 }).slice(1).map((hex, i) => tile(`N${i}`, hex.q, hex.r))], 10, 0);
    expect(borders).toContain('M8.66 -5L8.66 5');
    expect(borders).not.toContain('M-8.66 5L-8.66 -5');
  });

  it('survives an empty city', () => expect(layoutHexes([], 10, 1)).toEqual({ viewBox: '0 0 1 1', tiles: [], borders: '' }));
});
