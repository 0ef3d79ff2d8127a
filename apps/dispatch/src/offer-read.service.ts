import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { scopeOf, SYSTEM } from '#platform/scope.js';
import { CaregiverStore, type NamedCaregiver } from './caregiver.store.js';
import { OfferedOrder, OfferRow, PoolCandidate, PoolRow } from './offer.dto.js';
import { type OpenOffer, OfferStore } from './offer.store.js';
import { barriersOf } from './rules/barriers.js';
import type { Wanted } from './rules/candidate.js';
import { isQualified } from './rules/may-assign.js';
import { candidateOf } from './rules/rank-candidates.js';
import { type PooledSearch, SearchStore } from './search.store.js';

/** The longest waiting come first; each asks for its candidates. */
const POOL_LIMIT = 50;
const CANDIDATES_SHOWN = 10;

/** What an open offer and a pooled search both say of the order. */
type Known = Pick<OpenOffer, 'category' | 'itemCode' | 'itemName' | 'mode' | 'streetName' | 'districtName' | 'dueAt' | 'plannedMinutes' | 'priority' | 'addressMasked'>;

/** Offers as those who are asked see them, and the pool as the district sees it. */
@Injectable()
export class OfferReadService {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferStore,
    private readonly searches: SearchStore,
    private readonly caregivers: CaregiverStore,
  ) {}

  async open(me: Account): Promise<OfferRow[]> {
    const offers = await this.database.within(scopeOf(me), (tx) => this.offers.openInScope(tx, me.caregiverId));
    return [...Map.groupBy(offers, ({ orderId }) => orderId).values()].map((own) => offerRow(own, me.caregiverId !== null));
  }

  /** Orders that nobody took, each with those whom the district could still name (weighed with all their visits, also elsewhere). */
  async pool(me: Account): Promise<PoolRow[]> {
    const pooled = await this.database.within(scopeOf(me), (tx) => this.searches.pool(tx, POOL_LIMIT));
    return this.database.within(SYSTEM, async (tx) => {
      const rows: PoolRow[] = [];
      for (const search of pooled) rows.push(poolRow(search, await this.candidatesOf(tx, search)));
      return rows;
    });
  }

  private async candidatesOf(tx: Transaction, search: PooledSearch): Promise<PoolCandidate[]> {
    const wanted = await this.caregivers.wanted(tx, search);
    return wanted ? poolCandidates(wanted, await this.caregivers.ofStreet(tx, search)) : [];
  }
}

function poolRow(search: PooledSearch, candidates: PoolCandidate[]): PoolRow {
  return {
    orderId: search.orderId,
    order: orderOf(search, candidates),
    rounds: search.round,
    exhaustedAt: search.pooledAt.toISOString(),
    barriers: search.barriers,
    candidates,
  };
}

function poolCandidates(wanted: Wanted, caregivers: NamedCaregiver[]): PoolCandidate[] {
  return caregivers
    .map((caregiver) => ({ caregiver, barriers: barriersOf(wanted, caregiver) }))
    .filter(({ barriers }) => isQualified(barriers) && !barriers.includes('NOT_FREE'))
    .map(({ caregiver }) => ({ name: caregiver.name, ...candidateOf(wanted, caregiver) }))
    .toSorted((a, b) => a.cost - b.cost || (a.caregiverId < b.caregiverId ? -1 : 1))
    .slice(0, CANDIDATES_SHOWN)
    .map(({ caregiverId, name, providerId, distanceMeters, travelMinutes, load, reasons }) => ({
      caregiverId,
      caregiverName: name,
      providerId,
      distanceMeters,
      travelMinutes,
      load,
      reasons,
    }));
}

function orderOf(order: Known, candidates: readonly { distanceMeters: number }[]): OfferedOrder {
  return {
    category: order.category,
    itemCode: order.itemCode,
    itemName: order.itemName,
    mode: order.mode,
    streetName: order.streetName ?? '',
    districtName: order.districtName ?? '',
    distanceMeters: candidates.length > 0 ? Math.min(...candidates.map(({ distanceMeters }) => distanceMeters)) : null,
    dueAt: order.dueAt.toISOString(),
    plannedMinutes: order.plannedMinutes,
    priority: order.priority,
    addressMasked: order.addressMasked ?? '',
  };
}

function offerRow(offers: OpenOffer[], asCaregiver: boolean): OfferRow {
  const first = offers[0]!;
  return {
    offerId: asCaregiver ? first.id : null,
    orderId: first.orderId,
    order: orderOf(first, offers),
    round: first.round,
    offeredAt: first.offeredAt.toISOString(),
    expiresAt: first.expiresAt.toISOString(),
    candidates: offers.map(({ id, caregiverId, caregiverName, distanceMeters, travelMinutes, load, reasons }) => ({
      offerId: id,
      caregiverId,
      caregiverName: caregiverName ?? caregiverId,
      distanceMeters,
      travelMinutes,
      load,
      reasons,
    })),
  };
}
