export interface TrendBar {
  month: string;
  num: number;
  den: number;
  permille: number;
  /** Height of the bar, 0..1 of the drawing. */
  height: number;
  met: boolean;
}

/** Bars of the last months, oldest first, those without a street left out. */
export function trendBars(points: readonly { month: string; num: number; den: number }[], targetPermille: number): TrendBar[] {
  return points
    .filter((point) => point.den > 0)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map((point) => ({
      ...point,
      permille: Math.floor((point.num * 1000) / point.den),
      height: point.num / point.den,
      met: point.num * 1000 >= targetPermille * point.den,
    }));
}
