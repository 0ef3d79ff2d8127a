import { labelDistricts } from './district-labels.js';

const tile = (q: number, r: number, districtCode: string) => ({ code: `${q}.${r}`, q, r, districtCode });

describe('labelDistricts', () => {
  it('puts each name into an empty cell on its own side', () => {
    const labels = labelDistricts([tile(0, 0, 'west'), tile(0, 1, 'west'), tile(1, 0, 'east'), tile(1, 1, 'east')], 10);
    const at = new Map(labels.map((label) => [label.districtCode, label.x]));
    expect(at.get('west')).toBeLessThan(at.get('east') as number);
    expect(new Set(labels.map((label) => `${label.x},${label.y}`)).size).toBe(2);
  });

  it('leaves a district without a name when it is closed in', () => {
    const ring = [[1, 0], [1, -1], [0, -1], [-1, 0], [-1, 1], [0, 1]].map(([q = 0, r = 0]) => tile(q, r, 'ring'));
    expect(labelDistricts([tile(0, 0, 'hole'), ...ring], 10).map((label) => label.districtCode)).toEqual(['ring']);
  });
});
