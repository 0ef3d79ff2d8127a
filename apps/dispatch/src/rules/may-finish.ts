import type { Role } from '#contracts/people.js';
import type { VisitOutcome } from '#contracts/visit.js';
import type { VisitAct } from './visit-lifecycle.js';

/**
 * Which act ends a visit with this outcome. NO_SHOW is said by the dispatcher of a visit that nobody began;
 * everything else by the caregiver who was there. `NOT_YOURS_TO_SAY`: the other one has to.
 */
export function endingAct(outcome: VisitOutcome, role: Role): { ok: true; act: Extract<VisitAct, 'finish' | 'miss'> } | { ok: false; why: 'NOT_YOURS_TO_SAY' } {
  if (outcome === 'NO_SHOW') return role === 'provider-dispatcher' ? { ok: true, act: 'miss' } : { ok: false, why: 'NOT_YOURS_TO_SAY' };
  return role === 'caregiver' ? { ok: true, act: 'finish' } : { ok: false, why: 'NOT_YOURS_TO_SAY' };
}
