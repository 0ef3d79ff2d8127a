interface NightFacts {
  shared: boolean;
  away: boolean;
  devicesHeard: number;
  gotUp: number | null;
  firstWaterAt: string | null;
  hearsWater: boolean;
  firstMovementAt: string | null;
  underWay: boolean;
  alarms: readonly unknown[];
}

/** One part of the sentence: its words' key, and a number or an instant for them. */
export interface NightPart {
  key: 'notShared' | 'noData' | 'away' | 'gotUp' | 'slept' | 'water' | 'noWater' | 'movement' | 'alarms' | 'noAlarm';
  n?: number;
  at?: string;
}

/**
 * Last night as the parts of a sentence, in order. What was not measured is not said; a home without a word
 * from any device is said to be unknown, never quiet. No water by the end of the morning is said, before that it may come.
 */
export function nightParts(night: NightFacts): NightPart[] {
  if (!night.shared) return [{ key: 'notShared' }];
  const alarms: NightPart = night.alarms.length > 0 ? { key: 'alarms', n: night.alarms.length } : { key: 'noAlarm' };
  if (night.devicesHeard === 0) return night.alarms.length > 0 ? [alarms] : [{ key: night.away ? 'away' : 'noData' }];
  const parts: NightPart[] = night.away ? [{ key: 'away' }] : [];
  if (night.gotUp !== null) parts.push(night.gotUp > 0 ? { key: 'gotUp', n: night.gotUp } : { key: 'slept' });
  if (night.firstWaterAt) parts.push({ key: 'water', at: night.firstWaterAt });
  else if (night.firstMovementAt) parts.push({ key: 'movement', at: night.firstMovementAt });
  else if (night.hearsWater && !night.underWay && !night.away) parts.push({ key: 'noWater' });
  return [...parts, alarms];
}
