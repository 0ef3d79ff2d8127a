import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { scopeOf, SYSTEM } from '#platform/scope.js';
import type { CareSearch } from './care-search.js';
import { CaregiverStore } from './caregiver.store.js';
import { PROBLEMS } from './dispatch.problems.js';
import { type Offer, OfferStore } from './offer.store.js';
import { barriersOf } from './rules/barriers.js';
import { mayAccept } from './rules/may-accept.js';
import { SearchRounds } from './search.rounds.js';
import { SearchStore } from './search.store.js';
import { actorOf, VisitTaking } from './visit.taking.js';

/**
 * Answers to offers. The offer is looked up through the caller's eyes (row scope), then decided in one transaction of the
 * house that holds the order's search: of any number of callers exactly one finds the offer open.
 */
@Injectable()
export class OfferService {
  constructor(
    private readonly database: Database,
    private readonly searches: SearchStore,
    private readonly offers: OfferStore,
    private readonly caregivers: CaregiverStore,
    private readonly rounds: SearchRounds,
    private readonly taking: VisitTaking,
  ) {}

  /** A caregiver accepts, or its dispatcher for it; in mode ASSIGN the dispatcher names the caregiver. Answers the visit's id. */
  async accept(me: Account, id: string): Promise<string> {
    return this.answer(me, id, async (tx, search, offer) => {
      const wanted = await this.caregivers.wanted(tx, search);
      const caregiver = await this.caregivers.hold(tx, search, offer.caregiverId);
      const barriers = wanted && caregiver ? barriersOf(wanted, caregiver) : (['INACTIVE'] as const);
      const answer = mayAccept({ offer, barriers, now: tx.now });
      if (!answer.ok) throw refusal(PROBLEMS, answer.why, { orderId: offer.orderId, barriers });
      await this.offers.decide(tx, [offer.id], 'ACCEPTED');
      return this.taking.take(tx, search, caregiver!, me, search.mode !== 'ASSIGN');
    });
  }

  /** In mode ASSIGN a decline is the provider's: another one is asked. When the last offer of a round goes, the next begins. */
  async decline(me: Account, id: string, reason: string | null): Promise<void> {
    await this.answer(me, id, async (tx, search, offer) => {
      const answer = mayAccept({ offer, barriers: [], now: tx.now });
      if (!answer.ok) throw refusal(PROBLEMS, answer.why, { orderId: offer.orderId });
      const open = await this.offers.open(tx, offer.orderId);
      const byProvider = search.mode === 'ASSIGN';
      const gone = byProvider ? open.filter(({ providerId }) => providerId === offer.providerId) : [offer];
      await this.offers.decide(tx, gone.map((each) => each.id), 'DECLINED', reason);
      await tell(tx, {
        subject: offer.orderId,
        orgPath: offer.orgPath,
        providerIds: [offer.providerId],
        caregiverIds: byProvider ? [] : [offer.caregiverId],
        actor: actorOf(me),
        name: 'offer.declined',
        payload: { offerId: offer.id, orderId: offer.orderId },
      });
      const next = {
        ...search,
        declined: byProvider ? search.declined : [...search.declined, offer.caregiverId],
        passed: byProvider ? [...search.passed, offer.providerId] : search.passed,
      };
      if (open.length > gone.length) await this.searches.change(tx, next, {});
      else await this.rounds.goOn(tx, next);
    });
  }

  private async answer<T>(me: Account, id: string, act: (tx: Transaction, search: CareSearch, offer: Offer) => Promise<T>): Promise<T> {
    const seen = await this.database.within(scopeOf(me), async (tx) => {
      const offer = await this.offers.find(tx, id);
      if (!offer || (me.caregiverId && me.caregiverId !== offer.caregiverId)) throw refusal(PROBLEMS, 'offer-not-found');
      // Those who come late are answered here, without queueing for the search's row.
      const answer = mayAccept({ offer, barriers: [], now: tx.now });
      if (!answer.ok) throw refusal(PROBLEMS, answer.why, { orderId: offer.orderId });
      return offer;
    });
    return this.database.within(SYSTEM, async (tx) => {
      const search = await this.searches.hold(tx, seen.orderId);
      const offer = await this.offers.find(tx, id);
      if (!search || !offer || (me.caregiverId && search.mode === 'ASSIGN')) throw refusal(PROBLEMS, 'offer-not-found');
      return act(tx, search, offer);
    });
  }
}
