import type { AlarmLevel } from '#contracts/alarm.js';
import type { DispatchMode } from '#contracts/order.js';
import type { Candidate } from './rank-candidates.js';

interface RoundPlan {
  /** Metres from the elder, one a round; null: everybody whose provider serves the street. */
  radiiMeters: readonly (number | null)[];
  /** How many are asked at once, at most. */
  width: number;
}

/** The first circle is Wuhan's 1 km (plan of 2020); the rest are our own defaults. */
const ROUNDS: RoundPlan = { radiiMeters: [1_000, 3_000, null], width: 10 };
/** Help to a P1: the five closest wherever they are, then wider; TSA's 45 min allow no small first circle. */
const EMERGENCY_ROUNDS: RoundPlan = { radiiMeters: [3_000, 8_000, null], width: 5 };
const OFFER: RoundPlan = { radiiMeters: [5_000, null], width: 50 };
/** One provider a round, the best first: its dispatcher names somebody. */
const ASSIGN: RoundPlan = { radiiMeters: [null, null, null], width: 50 };

/**
 * How long a round waits, seconds (own): three rounds of a same-day order end inside the ten minutes of its target
 * (DOMAIN 6), an appointment's inside its thirty.
 */
export const COUNTDOWN_SECONDS: Record<AlarmLevel, number> = { P1: 45, P2: 90, P3: 180, T: 180 };
export const APPOINTMENT_COUNTDOWN_SECONDS = 600;

export interface RoundQuestion {
  mode: DispatchMode;
  priority: AlarmLevel;
  appointment: boolean;
  /** Rounds that have been held. */
  roundsHeld: number;
  /** Best first, without those who declined. */
  candidates: readonly Candidate[];
  /** Providers who let an assignment lapse or gave it back. */
  providersPassed: readonly string[];
}

export type NextRound = { ok: true; round: number; countdownSeconds: number; ask: Candidate[] } | { ok: false; why: 'EXHAUSTED' };

/**
 * Whom the next round asks, and for how long. Rounds whose circle holds nobody are passed over at once.
 * In mode ASSIGN all asked belong to one provider, the best-ranked that has not passed.
 * @returns EXHAUSTED when no round is left that would ask anybody
 */
export function nextRound(question: RoundQuestion): NextRound {
  const plan = planOf(question.mode, question.priority);
  for (let round = question.roundsHeld + 1; round <= plan.radiiMeters.length; round++) {
    const radius = plan.radiiMeters[round - 1] ?? Infinity;
    const inside = question.candidates.filter((candidate) => candidate.distanceMeters <= radius);
    const ask = (question.mode === 'ASSIGN' ? ofBestProvider(inside, question.providersPassed) : inside).slice(0, plan.width);
    if (ask.length > 0) return { ok: true, round, countdownSeconds: countdownSeconds(question), ask };
  }
  return { ok: false, why: 'EXHAUSTED' };
}

function planOf(mode: DispatchMode, priority: AlarmLevel): RoundPlan {
  if (mode === 'ASSIGN') return ASSIGN;
  if (mode === 'OFFER') return OFFER;
  return priority === 'P1' ? EMERGENCY_ROUNDS : ROUNDS;
}

/** How long somebody who was asked, or named, has to answer. */
export function countdownSeconds({ priority, appointment }: Pick<RoundQuestion, 'priority' | 'appointment'>): number {
  return appointment ? APPOINTMENT_COUNTDOWN_SECONDS : COUNTDOWN_SECONDS[priority];
}

function ofBestProvider(candidates: readonly Candidate[], passed: readonly string[]): Candidate[] {
  const best = candidates.find(({ providerId }) => !passed.includes(providerId));
  return best ? candidates.filter(({ providerId }) => providerId === best.providerId) : [];
}
