/** An axial place on a pointy-top hex grid; `r` grows northward (screen: up). */
export interface Hex {
  q: number;
  r: number;
}

/** A tile to lay out: one street and the district that it belongs to. */
export interface Tile extends Hex {
  code: string;
  districtCode: string;
}

export interface PlacedTile {
  code: string;
  x: number;
  y: number;
  /** Corner points for an SVG polygon, "x,y x,y …". */
  points: string;
}

export interface HexMapLayout {
  viewBox: string;
  tiles: PlacedTile[];
  /** SVG path of the lines between districts and around the whole map. */
  borders: string;
}

const ROOT3 = Math.sqrt(3);
/** The neighbour across each edge; edge i runs from corner i to corner i + 1, clockwise, edge 0 facing east. */
const ACROSS: readonly Hex[] = [
  { q: 1, r: 0 },
  { q: 1, r: -1 },
  { q: 0, r: -1 },
  { q: -1, r: 0 },
  { q: -1, r: 1 },
  { q: 0, r: 1 },
];

const place = (hex: Hex): string => `${hex.q},${hex.r}`;
/** `+ 0` turns -0 into 0. */
const round = (n: number): number => Math.round(n * 100) / 100 + 0;

/** Where a hex's centre lies on the screen, for hexes whose corner lies `size` from the centre. */
export function centreOf(hex: Hex, size: number): { x: number; y: number } {
  return { x: round(size * ROOT3 * (hex.q + hex.r / 2)), y: round(-size * 1.5 * hex.r) };
}

/** Corner i of a hex around (x, y), clockwise; corner 0 is the upper right one. */
function corner(x: number, y: number, size: number, i: number): { x: number; y: number } {
  const angle = (Math.PI / 180) * (60 * i - 30);
  return { x: round(x + size * Math.cos(angle)), y: round(y + size * Math.sin(angle)) };
}

/** The six hexes around one, beginning in the east, clockwise. */
export function neighboursOf(hex: Hex): Hex[] {
  return ACROSS.map((step) => ({ q: hex.q + step.q, r: hex.r + step.r }));
}

/**
 * Lays tiles out as polygons with a gap between them.
 * @param size distance from a hex's centre to its corner, in SVG units
 * @param gap how much smaller each polygon is drawn, in SVG units
 */
export function layoutHexes(tiles: readonly Tile[], size: number, gap: number): HexMapLayout {
  const districtAt = new Map(tiles.map((tile) => [place(tile), tile.districtCode]));
  const placed: PlacedTile[] = [];
  const borders: string[] = [];
  for (const tile of tiles) {
    const { x, y } = centreOf(tile, size);
    const points = [0, 1, 2, 3, 4, 5].map((i) => corner(x, y, size - gap, i)).map((p) => `${p.x},${p.y}`);
    placed.push({ code: tile.code, x, y, points: points.join(' ') });
    neighboursOf(tile).forEach((neighbour, i) => {
      if (districtAt.get(place(neighbour)) === tile.districtCode) return;
      const from = corner(x, y, size, i);
      const to = corner(x, y, size, i + 1);
      borders.push(`M${from.x} ${from.y}L${to.x} ${to.y}`);
    });
  }
  return { viewBox: viewBoxAround(placed, size), tiles: placed, borders: borders.join('') };
}

function viewBoxAround(placed: readonly PlacedTile[], size: number): string {
  if (placed.length === 0) return '0 0 1 1';
  const xs = placed.map((tile) => tile.x);
  const ys = placed.map((tile) => tile.y);
  const left = Math.min(...xs) - size;
  const top = Math.min(...ys) - size;
  const width = Math.max(...xs) + size - left;
  const height = Math.max(...ys) + size - top;
  return [left, top, width, height].map(round).join(' ');
}
