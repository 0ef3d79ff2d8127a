import { shareOf } from './dice.js';

/** One order on offer to a provider, with those of its people who could go, best first. */
export interface OfferFacts {
  orderId: string;
  round: number;
  offeredAt: Date;
  expiresAt: Date;
  candidates: readonly { offerId: string; caregiverId: string }[];
}

/** Who else works for this provider. */
export interface Company {
  /** Caregivers whom a person plays: nothing is taken for them. */
  played: ReadonlySet<string>;
  /** A person may sit at this provider's desk: some offers are left to them. */
  watched: boolean;
}

export type OfferAct = { act: 'take' | 'decline'; offerId: string; caregiverId: string };

/** Shares of 1; all invented. */
const IGNORED = 0.04;
const DECLINED = 0.06;
const LEFT_TO_A_PERSON = 0.25;
const NOT_THE_BEST = 0.25;
/** An offer left to a person is taken after all when so much of its time has run. */
const LATE_PART = 0.75;

const SECOND = 1_000;

/** What the provider's people do about an offer now, or null: they are still looking, or let it pass. */
export function chooseCandidate(offer: OfferFacts, { played, watched }: Company, now: Date, pace: number): OfferAct | null {
  const key = `${offer.orderId} ${offer.round}`;
  const free = offer.candidates.filter(({ caregiverId }) => !played.has(caregiverId));
  const best = free[0];
  if (!best || shareOf(key, 'ignored') < IGNORED || now >= offer.expiresAt) return null;
  const life = offer.expiresAt.getTime() - offer.offeredAt.getTime();
  const left = watched && shareOf(key, 'left') < LEFT_TO_A_PERSON;
  // However slow the pace, they look up before the offer lapses.
  const waitMs = left ? life * LATE_PART : Math.min(((3 + 10 * shareOf(key, 'looks')) * SECOND) / pace, life * LATE_PART);
  if (now.getTime() - offer.offeredAt.getTime() < waitMs) return null;
  if (shareOf(best.offerId, 'declined') < DECLINED) return { act: 'decline', ...best };
  const second = free[1];
  return { act: 'take', ...(second && shareOf(key, 'who') < NOT_THE_BEST ? second : best) };
}
