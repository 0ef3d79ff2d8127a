import { centreOf, neighboursOf, type Hex, type Tile } from './hex-layout.js';

export interface DistrictLabel {
  districtCode: string;
  x: number;
  y: number;
}

const place = (hex: Hex): string => `${hex.q},${hex.r}`;

/**
 * Finds an empty cell beside each district for its name: the one that touches most of its own streets,
 * fewest of others', and lies furthest out. A district that is closed in on all sides gets none.
 */
export function labelDistricts(tiles: readonly Tile[], size: number): DistrictLabel[] {
  const taken = new Map(tiles.map((tile) => [place(tile), tile.districtCode]));
  const labels: DistrictLabel[] = [];
  for (const districtCode of new Set(tiles.map((tile) => tile.districtCode))) {
    const own = tiles.filter((tile) => tile.districtCode === districtCode);
    const free = own.flatMap(neighboursOf).filter((cell) => !taken.has(place(cell)));
    const best = free.map((cell) => ({ cell, score: scoreOf(cell, districtCode, taken) })).toSorted((a, b) => b.score - a.score)[0];
    if (!best) continue;
    taken.set(place(best.cell), districtCode);
    labels.push({ districtCode, ...centreOf(best.cell, size) });
  }
  return labels;
}

function scoreOf(cell: Hex, districtCode: string, taken: ReadonlyMap<string, string>): number {
  const around = neighboursOf(cell).map((neighbour) => taken.get(place(neighbour)));
  const own = around.filter((code) => code === districtCode).length;
  const others = around.filter((code) => code !== undefined && code !== districtCode).length;
  const { x, y } = centreOf(cell, 1);
  return own - 2 * others + Math.hypot(x, y) / 100;
}
