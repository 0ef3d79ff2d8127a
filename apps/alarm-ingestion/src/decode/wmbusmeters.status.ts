import type { Signal, SignalType } from '#contracts/reading.js';

/** What a status token means. Patterns are tried in order; null: understood, and nothing to raise. */
const TOKENS: readonly { like: RegExp; type: SignalType | null }[] = [
  { like: /^(OK|NULL)$/, type: null },
  // What was once, not what is.
  { like: /(^|_)(PREV|HIST\w*|LAST)(_|$)/, type: null },
  { like: /^TEST/, type: null },
  { like: /^SMOKE|^FIRE/, type: 'SMOKE' },
  { like: /^(CARBON_MONOXIDE|CO_ALARM)/, type: 'CO' },
  { like: /^(P_)?(LEAK(AGE)?|BURST)(_FLOW_(HIGH|LOW)|_ALARM)?$|^LEAK_/, type: 'WATER_LEAK' },
  { like: /^(POWER|BATTERY)_LOW|^LOW_(POWER|BATTERY)|^BATTERY$/, type: 'LOW_BATTERY' },
  { like: /TAMPER|MAGNET|SABOTAGE|STRONG_LIGHT|MANIPULATION|FRAUD/, type: 'TAMPER' },
  { like: /REMOVED|REMOVAL/, type: 'REMOVED' },
  // A home where nobody draws water is judged from the register, not from this.
  { like: /^(DRY|NO_FLOW|NO_USAGE|UNDERFLOW|P_MINIMUM_FLOW|MINIMUM_FLOW|SUMMER_TIME|WINTER_TIME)/, type: null },
  // A word that only says that others follow.
  { like: /^(ALARM|ERROR|WARNING)$/, type: null },
];

/**
 * The status of a telegram: tokens separated by spaces. `OK` of a smoke detector clears smoke.
 * A token that we do not know becomes GENERAL, and so does a bare ALARM with nothing after it.
 */
export function readStatus(status: string, ofSmokeDetector: boolean): Signal[] {
  const tokens = status.toUpperCase().split(/\s+/).filter(Boolean);
  const types = new Set<SignalType>();
  for (const token of tokens) {
    const known = TOKENS.find(({ like }) => like.test(token));
    const type = known ? known.type : 'GENERAL';
    if (type) types.add(type);
  }
  if (types.size === 0 && tokens.includes('ALARM')) types.add('GENERAL');
  const signals = [...types].map((type): Signal => ({ type, active: true }));
  if (ofSmokeDetector && tokens.length > 0 && tokens.every((token) => token === 'OK')) signals.push({ type: 'SMOKE', active: false });
  return signals;
}
