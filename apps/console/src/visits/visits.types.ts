import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category } from '#contracts/order.js';
import type { Evidence, VisitOutcome, VisitState } from '#contracts/visit.js';
import type { Instant } from '../api/types.js';

export interface VisitRow {
  id: string;
  orderId: string;
  state: VisitState;
  caregiverId: string;
  caregiverName: string;
  providerId: string;
  category: Category;
  itemCode: string;
  itemName: string;
  streetName: string;
  addressMasked: string;
  dueAt: Instant;
  plannedMinutes: number | null;
  acceptedAt: Instant | null;
  enRouteAt: Instant | null;
  pickedUpAt: Instant | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  evidence: Evidence | null;
  distanceMeters: number | null;
  outcome: VisitOutcome | null;
  priority: AlarmLevel;
}

/** What a caregiver sees once the visit is theirs. */
export interface VisitDetail extends VisitRow {
  elderName?: string;
  address?: string;
  latitude?: number | null;
  longitude?: number | null;
  notes?: string | null;
  phone?: string | null;
}

/** An order as somebody sees it who has not taken it: no name, an address to the road. */
export interface OfferedOrder {
  category: Category;
  itemCode: string;
  itemName: string;
  streetName: string;
  districtName: string;
  distanceMeters?: number | null;
  dueAt: Instant;
  plannedMinutes: number | null;
  priority: AlarmLevel;
  addressMasked: string;
}

/** What speaks for a caregiver, as dispatch ranks them. */
export type Merit = 'FAMILIAR' | 'GENDER_WISH' | 'DIALECT' | 'NEAR' | 'LIGHT_DAY';

export interface Candidate {
  offerId?: string;
  caregiverId: string;
  caregiverName: string;
  distanceMeters: number;
  load: number;
  reasons: Merit[];
}

/** An open offer as the provider's dispatcher sees it: one order, several who could go. */
export interface ProviderOffer {
  orderId: string;
  order: OfferedOrder;
  round: number;
  offeredAt: Instant | null;
  expiresAt: Instant;
  candidates: Candidate[];
}

/** An open offer to the caregiver who is signed in. */
export interface OwnOffer {
  offerId: string;
  orderId: string;
  order: OfferedOrder;
  offeredAt?: Instant | null;
  expiresAt: Instant;
}

/** An order that nobody took: the district has it. */
export interface PooledOrder {
  orderId: string;
  order: OfferedOrder;
  rounds: number;
  exhaustedAt: Instant | null;
  candidates: Candidate[];
}
