import { barriersOf } from './barriers.js';
import type { Barrier, CaregiverFacts, Merit, Wanted } from './candidate.js';
import { distanceMeters, travelMinutes } from './distance.js';

/** What each wish is worth, in metres of way that one would go further for it. Our own defaults. */
export const WORTH_METERS = { familiar: 2_000, gender: 1_000, dialect: 500, visitOfTheDay: 400 } as const;
/** Wuhan's 2020 plan: a service within 1 km. */
export const NEAR_METERS = 1_000;
/** Fewer visits than this on the day make it a light one (own). */
export const LIGHT_DAY_VISITS = 3;

export interface Candidate {
  caregiverId: string;
  providerId: string;
  distanceMeters: number;
  travelMinutes: number;
  load: number;
  /** Metres of way, made longer by load and shorter by what speaks for the caregiver: lower goes first. */
  cost: number;
  reasons: Merit[];
}

export interface Excluded {
  caregiverId: string;
  why: Barrier[];
}

export interface Ranking {
  candidates: Candidate[];
  excluded: Excluded[];
}

/**
 * Who could go, best first, and who could not and why.
 * Help to a P1 goes by distance alone; everything else weighs the way against load, continuity, gender and dialect.
 * Equal costs are settled by the caregiver's id, so that two runs agree.
 * @param declined caregivers who said no to this order
 */
export function rankCandidates(wanted: Wanted, caregivers: readonly CaregiverFacts[], declined: readonly string[] = []): Ranking {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  for (const caregiver of caregivers) {
    const why = barriersOf(wanted, caregiver);
    if (declined.includes(caregiver.caregiverId)) why.push('DECLINED');
    if (why.length > 0) excluded.push({ caregiverId: caregiver.caregiverId, why });
    else candidates.push(candidateOf(wanted, caregiver));
  }
  candidates.sort((a, b) => a.cost - b.cost || (a.caregiverId < b.caregiverId ? -1 : 1));
  return { candidates, excluded };
}

export function candidateOf(wanted: Wanted, caregiver: CaregiverFacts): Candidate {
  const meters = distanceMeters(wanted.place, caregiver.place);
  const familiar = caregiver.visitsBefore > 0;
  const gender = wanted.elder.genderWish === caregiver.gender;
  const dialect = wanted.elder.dialect !== null && wanted.elder.dialect === caregiver.dialect;
  const reasons: Merit[] = [];
  if (familiar) reasons.push('FAMILIAR');
  if (gender) reasons.push('GENDER_WISH');
  if (dialect) reasons.push('DIALECT');
  if (meters <= NEAR_METERS) reasons.push('NEAR');
  if (caregiver.load < LIGHT_DAY_VISITS) reasons.push('LIGHT_DAY');
  const worth = (familiar ? WORTH_METERS.familiar : 0) + (gender ? WORTH_METERS.gender : 0) + (dialect ? WORTH_METERS.dialect : 0);
  return {
    caregiverId: caregiver.caregiverId,
    providerId: caregiver.providerId,
    distanceMeters: meters,
    travelMinutes: travelMinutes(meters),
    load: caregiver.load,
    cost: wanted.priority === 'P1' ? meters : meters + caregiver.load * WORTH_METERS.visitOfTheDay - worth,
    reasons,
  };
}

/** How many were kept out by each barrier: what the district reads when nobody was found. */
export function tallyOf(excluded: readonly Excluded[]): Partial<Record<Barrier, number>> {
  const tally: Partial<Record<Barrier, number>> = {};
  for (const { why } of excluded) for (const barrier of why) tally[barrier] = (tally[barrier] ?? 0) + 1;
  return tally;
}
