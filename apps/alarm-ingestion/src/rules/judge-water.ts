/** Shanghai Jiangsu Road practice: less than 0.01 m3 in 12 h. */
export const WATER_LOW_M3 = 0.01;
export const WATER_WINDOW_HOURS = 12;

const WINDOW_MS = WATER_WINDOW_HOURS * 3600 * 1000;
/** Registers closer together than this are one sample: at most 49 of them are kept a meter. */
const SLOT_MS = 15 * 60 * 1000;

/** The register at an instant, epoch milliseconds and m3. Oldest first. */
export type WaterSample = readonly [atMs: number, volumeM3: number];

export interface WaterFacts {
  samples: readonly WaterSample[];
  atMs: number;
  volumeM3: number;
  /** The elder is away until then; null when at home. What was (not) used until then says nothing. */
  awayFromMs: number | null;
  awayUntilMs: number | null;
}

export interface WaterVerdict {
  /** To be kept for the next reading; it holds all that the rule remembers. */
  samples: WaterSample[];
  /** low: raise. used: water flowed in the window, so an earlier alarm is over. away: it would be low, but nobody is home. */
  state: 'low' | 'used' | 'away' | 'unknown';
}

/**
 * Hardly any water in the last 12 h. Judged at each register that arrives; a meter that says nothing at all is
 * OFFLINE, not WATER_LOW. A register that runs backwards is another meter: the window begins anew.
 * While the elder is away nothing is low, and the window begins with the return.
 */
export function judgeWater(facts: WaterFacts): WaterVerdict {
  const { atMs, volumeM3 } = facts;
  const newest = facts.samples.at(-1);
  // Telegrams overtake each other; an old one changes nothing.
  if (newest && atMs < newest[0]) return { samples: [...facts.samples], state: 'unknown' };
  const kept = newest && volumeM3 < newest[1] ? [] : facts.samples;
  const samples = prune(append(kept, [atMs, volumeM3]), atMs - WINDOW_MS);

  const away = facts.awayFromMs !== null && atMs >= facts.awayFromMs && (facts.awayUntilMs === null || atMs < facts.awayUntilMs);
  const returnedMs = facts.awayUntilMs !== null && facts.awayUntilMs <= atMs ? facts.awayUntilMs : 0;
  const start = samples[0]!;
  // Registers are decimals; the difference of two is rounded to a millilitre before it is compared.
  const used = Math.round((volumeM3 - start[1]) * 1e6) / 1e6;
  if (used >= WATER_LOW_M3) return { samples, state: 'used' };
  if (start[0] > atMs - WINDOW_MS) return { samples, state: 'unknown' };
  if (away) return { samples, state: 'away' };
  return { samples, state: returnedMs > atMs - WINDOW_MS ? 'unknown' : 'low' };
}

function append(samples: readonly WaterSample[], sample: WaterSample): WaterSample[] {
  const slot = (at: number) => Math.floor(at / SLOT_MS);
  const last = samples.at(-1);
  const before = samples.at(-2);
  // The newest stays exact; of those before it one a slot is enough.
  const crowded = last && before && slot(last[0]) === slot(before[0]);
  return [...(crowded ? samples.slice(0, -1) : samples), sample];
}

/** Drops what lies before the window, but keeps the one register that stood at its beginning. */
function prune(samples: WaterSample[], fromMs: number): WaterSample[] {
  const first = samples.findLastIndex(([at]) => at <= fromMs);
  return first > 0 ? samples.slice(first) : samples;
}
