/** The scheme that a level is of; stored beside it. */
export const ABILITY_SCHEME = 'GB/T 42195-2022';

/** Lowest score of each level, best first. GB/T 42195-2022: 0 完好 90; 1 轻度 66-89; 2 中度 46-65; 3 重度 30-45; 4 完全 0-29. */
const LOWEST_SCORES = [90, 66, 46, 30, 0] as const;
const WORST_LEVEL = 4;
/** Risk events (falls, getting lost, choking, self-harm and the like) in 30 days that make the level one worse. */
const RISK_EVENTS = 2;

export interface Assessment {
  /** Sum of the four parts, 0 to 90. */
  score: number;
  coma: boolean;
  dementiaOrMentalDisorder: boolean;
  riskEventsIn30Days: number;
}

/**
 * The ability level, 0 (intact) to 4 (complete loss), after GB/T 42195-2022.
 * Coma is 4; a diagnosed dementia or mental disorder, or two risk events in 30 days, make it one level worse, at most 4.
 */
export function abilityLevel(assessment: Assessment): { ok: true; level: number } | { ok: false; why: 'score-out-of-range' } {
  const { score, coma, dementiaOrMentalDisorder, riskEventsIn30Days } = assessment;
  if (!Number.isInteger(score) || score < 0 || score > 90) return { ok: false, why: 'score-out-of-range' };
  if (coma) return { ok: true, level: WORST_LEVEL };
  const byScore = LOWEST_SCORES.findIndex((lowest) => score >= lowest);
  const worse = dementiaOrMentalDisorder || riskEventsIn30Days >= RISK_EVENTS;
  return { ok: true, level: Math.min(byScore + (worse ? 1 : 0), WORST_LEVEL) };
}
