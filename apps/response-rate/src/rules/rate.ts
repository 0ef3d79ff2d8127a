export interface RateVerdict {
  /** Effective central streets. */
  num: number;
  /** Central streets. */
  den: number;
  met: boolean;
}

/** The share of central streets that answer effectively, against the target in permille; without streets it is not met. */
export function judgeRate(streets: Iterable<{ central: boolean; effective: boolean }>, targetPermille: number): RateVerdict {
  let num = 0;
  let den = 0;
  for (const street of streets) {
    if (!street.central) continue;
    den += 1;
    if (street.effective) num += 1;
  }
  return { num, den, met: den > 0 && 1000 * num >= targetPermille * den };
}
