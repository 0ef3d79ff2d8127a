import type { PlacedTile } from './hex-layout.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

const TOWARDS: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How strongly a sideways step counts against a tile; 2 keeps a row in its row and lets columns zigzag. */
const SIDEWAYS = 2;

/**
 * The tile that an arrow key moves to: the nearest one in that direction.
 * @returns its code, or null at the map's edge
 */
export function stepFrom(tiles: readonly PlacedTile[], code: string, direction: Direction): string | null {
  const from = tiles.find((tile) => tile.code === code);
  if (!from) return tiles[0]?.code ?? null;
  const way = TOWARDS[direction];
  let best: { code: string; cost: number } | null = null;
  for (const tile of tiles) {
    const dx = tile.x - from.x;
    const dy = tile.y - from.y;
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + SIDEWAYS * aside;
    if (!best || cost < best.cost) best = { code: tile.code, cost };
  }
  return best?.code ?? null;
}
