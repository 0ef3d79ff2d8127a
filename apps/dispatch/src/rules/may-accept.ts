import type { OfferState } from '#contracts/visit.js';
import type { Barrier } from './candidate.js';

export interface AcceptQuestion {
  offer: { state: OfferState; expiresAt: Date };
  /** What stands against the caregiver at this moment: see barriersOf. */
  barriers: readonly Barrier[];
  now: Date;
}

export type AcceptAnswer =
  | { ok: true }
  | { ok: false; why: 'OFFER_ACCEPTED' | 'OFFER_LOST' | 'OFFER_DECLINED' | 'OFFER_WITHDRAWN' | 'OFFER_EXPIRED' | 'NOT_QUALIFIED' | 'NOT_FREE' };

const CLOSED: Record<Exclude<OfferState, 'OPEN'>, Extract<AcceptAnswer, { ok: false }>['why']> = {
  ACCEPTED: 'OFFER_ACCEPTED',
  LOST: 'OFFER_LOST',
  DECLINED: 'OFFER_DECLINED',
  WITHDRAWN: 'OFFER_WITHDRAWN',
  EXPIRED: 'OFFER_EXPIRED',
};
const DISQUALIFYING: readonly Barrier[] = ['INACTIVE', 'NO_SKILL', 'CERTIFICATE_EXPIRED', 'OUTSIDE_AREA'];

/**
 * May this offer be accepted now? The instant of its expiry is still in time.
 * Asked while the order's search is locked, so the first who is answered `ok` is the only one.
 * OFFER_LOST: somebody else was first. NOT_QUALIFIED, NOT_FREE: what the caregiver is or promised has changed since.
 */
export function mayAccept({ offer, barriers, now }: AcceptQuestion): AcceptAnswer {
  if (offer.state !== 'OPEN') return { ok: false, why: CLOSED[offer.state] };
  if (now > offer.expiresAt) return { ok: false, why: 'OFFER_EXPIRED' };
  if (barriers.some((barrier) => DISQUALIFYING.includes(barrier))) return { ok: false, why: 'NOT_QUALIFIED' };
  if (barriers.includes('NOT_FREE')) return { ok: false, why: 'NOT_FREE' };
  return { ok: true };
}
