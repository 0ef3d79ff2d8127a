import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { refusal } from '#platform/problem.js';
import { scopeOf, SYSTEM } from '#platform/scope.js';
import type { CareSearch } from './care-search.js';
import type { CareVisit } from './care-visit.js';
import { CaregiverStore } from './caregiver.store.js';
import { PROBLEMS } from './dispatch.problems.js';
import { OfferStore } from './offer.store.js';
import { barriersOf } from './rules/barriers.js';
import type { CaregiverFacts } from './rules/candidate.js';
import { mayAssign } from './rules/may-assign.js';
import { SearchStore } from './search.store.js';
import { VisitStore } from './visit.store.js';
import { VisitTaking } from './visit.taking.js';

/** 派单: a provider's dispatcher, or the district for an order in the pool, names who goes. */
@Injectable()
export class AssignService {
  constructor(
    private readonly database: Database,
    private readonly searches: SearchStore,
    private readonly offers: OfferStore,
    private readonly caregivers: CaregiverStore,
    private readonly visits: VisitStore,
    private readonly taking: VisitTaking,
  ) {}

  /** Answers the visit's id; the caregiver has still to accept. A caregiver named before, who has not set out, is relieved. */
  async assign(me: Account, orderId: string, caregiverId: string): Promise<string> {
    const seen = await this.database.within(scopeOf(me), (tx) => this.searches.isSeen(tx, orderId));
    if (!seen) throw refusal(PROBLEMS, 'order-not-found');
    return this.database.within(SYSTEM, async (tx) => {
      const search = (await this.searches.hold(tx, orderId))!;
      const caregiver = await this.caregivers.hold(tx, search, caregiverId);
      if (!caregiver) throw refusal(PROBLEMS, 'caregiver-not-found');
      const holder = await this.visits.holderOf(tx, orderId);
      await this.ask(tx, me, search, caregiver, holder);
      if (holder) await this.taking.cancel(tx, holder, me);
      return this.taking.take(tx, search, caregiver, me, false);
    });
  }

  private async ask(tx: Transaction, me: Account, search: CareSearch, caregiver: CaregiverFacts, holder: CareVisit | null): Promise<void> {
    const wanted = await this.caregivers.wanted(tx, search);
    const barriers = wanted ? barriersOf(wanted, caregiver) : (['INACTIVE'] as const);
    const open = await this.offers.open(tx, search.orderId);
    const answer = mayAssign({
      role: me.role === 'district-officer' ? 'district-officer' : 'provider-dispatcher',
      searchState: search.state,
      offeredToMine: open.some(({ providerId, expiresAt }) => providerId === me.providerId && expiresAt >= tx.now),
      mineState: holder && holder.providerId === me.providerId ? holder.state : null,
      caregiverIsMine: caregiver.providerId === me.providerId,
      barriers,
    });
    if (!answer.ok) throw refusal(PROBLEMS, answer.why, { orderId: search.orderId, barriers });
  }
}
