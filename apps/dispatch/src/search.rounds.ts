import { Injectable } from '@nestjs/common';
import type { OfferState } from '#contracts/visit.js';
import type { Transaction } from '#platform/database.js';
import { tell, tellAll, type Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { cancelTimer, setTimer } from '#platform/timers.js';
import type { CareSearch } from './care-search.js';
import { CaregiverStore } from './caregiver.store.js';
import { ROUND_TIMER } from './dispatch.timers.js';
import { type Offer, OfferStore } from './offer.store.js';
import { nextRound } from './rules/next-round.js';
import { type Candidate, rankCandidates, tallyOf } from './rules/rank-candidates.js';
import { type SearchChange, SearchStore } from './search.store.js';

type Asked = Pick<Offer, 'id' | 'providerId' | 'caregiverId'>;

/** Holds the rounds of a search. Its callers hold the search's row. */
@Injectable()
export class SearchRounds {
  constructor(
    private readonly searches: SearchStore,
    private readonly offers: OfferStore,
    private readonly caregivers: CaregiverStore,
  ) {}

  /** Asks the next circle, or gives the order to the district when none is left. */
  async goOn(tx: Transaction, search: CareSearch): Promise<void> {
    const wanted = await this.caregivers.wanted(tx, search);
    const { candidates, excluded } = wanted ? rankCandidates(wanted, await this.caregivers.ofStreet(tx, search), search.declined) : { candidates: [], excluded: [] };
    const next = nextRound({ ...search, roundsHeld: search.round, candidates, providersPassed: search.passed });
    const change: SearchChange = { barriers: tallyOf(excluded) };
    if (!next.ok) {
      await cancelTimer(tx, 'dispatch', ROUND_TIMER, search.orderId);
      await this.searches.change(tx, search, { ...change, state: 'POOLED' });
      await tell(tx, { subject: search.orderId, orgPath: search.orgPath, name: 'dispatch.exhausted', payload: { orderId: search.orderId, rounds: search.round } });
      return;
    }
    const expiresAt = new Date(tx.now.getTime() + next.countdownSeconds * 1_000);
    const offers = next.ask.map((candidate) => offerOf(search, candidate, next.round, tx.now, expiresAt));
    await this.offers.insertAll(tx, offers);
    await this.searches.change(tx, search, { ...change, state: 'ASKING', round: next.round });
    await setTimer(tx, 'dispatch', { kind: ROUND_TIMER, subject: search.orderId, dueAt: expiresAt, payload: { round: next.round } });
    await tellAll(tx, perProvider(search, offers, (ids) => ({
      name: 'offer.made',
      payload: { offerIds: ids, orderId: search.orderId, round: next.round, expiresAt: expiresAt.toISOString() },
    })));
  }

  /** Ends the offers that are still open, and tells each provider of its own. Answers whom they had asked. */
  async closeOffers(tx: Transaction, search: CareSearch, state: Extract<OfferState, 'EXPIRED' | 'LOST' | 'WITHDRAWN'>): Promise<Asked[]> {
    await cancelTimer(tx, 'dispatch', ROUND_TIMER, search.orderId);
    const open = await this.offers.open(tx, search.orderId);
    await this.offers.decide(tx, open.map(({ id }) => id), state);
    await tellAll(tx, perProvider(search, open, () => ({ name: 'offer.expired', payload: { orderId: search.orderId, round: search.round } })));
    return open;
  }
}

function offerOf(search: CareSearch, candidate: Candidate, round: number, offeredAt: Date, expiresAt: Date): Offer {
  const { providerId, caregiverId, distanceMeters, travelMinutes, load, reasons } = candidate;
  return { id: newId(), orderId: search.orderId, round, orgPath: search.orgPath, providerId, caregiverId, state: 'OPEN', offeredAt, expiresAt, distanceMeters, travelMinutes, load, reasons };
}

/**
 * One event a provider, so that none learns from it who else was asked; no elder is named before somebody accepts.
 * In mode ASSIGN the dispatcher alone is asked, and no caregiver hears of it.
 */
function perProvider(search: CareSearch, asked: readonly Asked[], say: (offerIds: string[]) => Pick<Telling<'offer.made' | 'offer.expired'>, 'name' | 'payload'>): Telling[] {
  const byProvider = Map.groupBy(asked, ({ providerId }) => providerId);
  return [...byProvider].map(([providerId, own]) => ({
    subject: search.orderId,
    orgPath: search.orgPath,
    providerIds: [providerId],
    caregiverIds: search.mode === 'ASSIGN' ? [] : own.map(({ caregiverId }) => caregiverId),
    ...say(own.map(({ id }) => id)),
  }));
}
