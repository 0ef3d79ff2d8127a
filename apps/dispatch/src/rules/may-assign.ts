import type { Role } from '#contracts/people.js';
import type { VisitState } from '#contracts/visit.js';
import type { Barrier } from './candidate.js';

export interface AssignQuestion {
  role: Extract<Role, 'provider-dispatcher' | 'district-officer'>;
  searchState: 'WAITING' | 'ASKING' | 'TAKEN' | 'POOLED' | 'ENDED';
  /** An open offer stands with the dispatcher's provider. */
  offeredToMine: boolean;
  /** The visit that holds the order, when the dispatcher's provider has it. */
  mineState: VisitState | null;
  /** The caregiver works for the dispatcher's provider. */
  caregiverIsMine: boolean;
  barriers: readonly Barrier[];
}

export type AssignAnswer = { ok: true } | { ok: false; why: 'NOT_YOURS_TO_ASSIGN' | 'NOT_YOUR_CAREGIVER' | 'NOT_QUALIFIED' | 'NOT_FREE' };

/**
 * May this caregiver be named for the order?
 * A dispatcher names its own people, while its provider is asked or nobody has set out yet; the district names anybody for
 * an order in the pool, also from outside the area. Shift and wishes are theirs to weigh; skill, certificate and a promised
 * hour are not.
 */
export function mayAssign(question: AssignQuestion): AssignAnswer {
  const { role, searchState, barriers } = question;
  const standing = question.mineState === 'ASSIGNED' || question.mineState === 'ACCEPTED';
  const mine = role === 'district-officer' ? searchState === 'POOLED' : (searchState === 'ASKING' && question.offeredToMine) || (searchState === 'TAKEN' && standing);
  if (!mine) return { ok: false, why: 'NOT_YOURS_TO_ASSIGN' };
  if (role === 'provider-dispatcher' && !question.caregiverIsMine) return { ok: false, why: 'NOT_YOUR_CAREGIVER' };
  const outsideMatters = role === 'provider-dispatcher' && barriers.includes('OUTSIDE_AREA');
  if (outsideMatters || !isQualified(barriers)) return { ok: false, why: 'NOT_QUALIFIED' };
  return barriers.includes('NOT_FREE') ? { ok: false, why: 'NOT_FREE' } : { ok: true };
}

/** Whether a taker counts as qualified for the rate (RATE, clause 2): active, skilled, certificate valid. */
export function isQualified(barriers: readonly Barrier[]): boolean {
  return !barriers.some((barrier) => barrier === 'INACTIVE' || barrier === 'NO_SKILL' || barrier === 'CERTIFICATE_EXPIRED');
}
