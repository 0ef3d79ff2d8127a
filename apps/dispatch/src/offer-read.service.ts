import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { OfferRow, PoolRow } from './offer.dto.js';
import { type OpenOffer, OfferStore } from './offer.store.js';
import { SearchStore } from './search.store.js';

const POOL_LIMIT = 500;

/** Offers as those who are asked see them, and the pool as the district sees it. */
@Injectable()
export class OfferReadService {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferStore,
    private readonly searches: SearchStore,
  ) {}

  async open(me: Account): Promise<OfferRow[]> {
    const offers = await this.database.within(scopeOf(me), (tx) => this.offers.openInScope(tx, me.caregiverId));
    return [...Map.groupBy(offers, ({ orderId }) => orderId).values()].map((own) => offerRow(own, me.caregiverId !== null));
  }

  async pool(me: Account): Promise<PoolRow[]> {
    const pooled = await this.database.within(scopeOf(me), (tx) => this.searches.pool(tx, POOL_LIMIT));
    return pooled.map((search) => ({
      orderId: search.orderId,
      category: search.category,
      itemCode: search.itemCode,
      itemName: search.itemName,
      priority: search.priority,
      dueAt: search.dueAt.toISOString(),
      plannedMinutes: search.plannedMinutes,
      streetCode: search.streetCode,
      streetName: search.streetName ?? '',
      districtName: search.districtName ?? '',
      addressMasked: search.addressMasked ?? '',
      rounds: search.round,
      pooledAt: search.pooledAt.toISOString(),
      barriers: search.barriers,
    }));
  }
}

function offerRow(offers: OpenOffer[], asCaregiver: boolean): OfferRow {
  const first = offers[0]!;
  return {
    offerId: asCaregiver ? first.id : null,
    orderId: first.orderId,
    order: {
      category: first.category,
      itemCode: first.itemCode,
      itemName: first.itemName,
      mode: first.mode,
      streetName: first.streetName ?? '',
      districtName: first.districtName ?? '',
      distanceMeters: Math.min(...offers.map(({ distanceMeters }) => distanceMeters)),
      dueAt: first.dueAt.toISOString(),
      plannedMinutes: first.plannedMinutes,
      priority: first.priority,
      addressMasked: first.addressMasked ?? '',
    },
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
