import type { Category } from '#contracts/order.js';
import { failingCells, streetState, type JudgedCell, type StreetState } from './street-state.js';

export interface TileLook {
  state: StreetState;
  /** The categories that fail, whose marks the tile carries beside its colour. */
  failing: Category[];
}

/** How a street's tile looks: by all four services, or through the lens of one. */
export function tileLook(street: { effective: boolean; cells: readonly JudgedCell[] }, lens: Category | null): TileLook {
  if (lens === null) return { state: streetState(street), failing: failingCells(street.cells).map((cell) => cell.category) };
  const cell = street.cells.find((each) => each.category === lens);
  if (!cell || cell.passed) return { state: 'EFFECTIVE', failing: [] };
  return { state: cell.why === 'SHORT_SAMPLE' ? 'SHORT_SAMPLE' : 'FAILS_MORE', failing: [lens] };
}

/**
 * The message key of a state's word. Through the lens of one service a street passes or fails: there is no "several".
 */
export function stateWord(state: StreetState, lens: Category | null): string {
  if (lens === null || state === 'SHORT_SAMPLE') return `board.state.${state}`;
  return state === 'EFFECTIVE' ? 'board.cellState.passed' : 'board.cellState.BELOW_THRESHOLD';
}

/** A name short enough for a tile: without the word for street, at most four characters. */
export function tileName(name: string): string {
  return name.replace(/(街道办事处|街道|管理处|开发区|镇|乡)$/, '').slice(0, 4) || name.slice(0, 4);
}
