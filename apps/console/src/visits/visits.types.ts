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
  /** The arrival needs a second person's look. */
  evidenceException: boolean;
  distanceMeters: number | null;
  outcome: VisitOutcome | null;
  servedMinutes: number | null;
  priority: AlarmLevel;
}

/** The home shows once the visit is accepted; before that these are null. */
export interface VisitDetail extends VisitRow {
  elderName: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  dialect: string | null;
  evidenceReason: string | null;
  note: string | null;
  /** Only at the elder's side: what the caregiver is told at the door. */
  doorCode: string | null;
  /** What to mind at the door. */
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
  offeredAt: Instant;
  expiresAt: Instant;
  candidates: Candidate[];
}

/** An open offer to the caregiver who is signed in. */
export interface OwnOffer {
  offerId: string;
  orderId: string;
  order: OfferedOrder;
  offeredAt: Instant;
  expiresAt: Instant;
}

export type Barrier = 'INACTIVE' | 'NO_SKILL' | 'CERTIFICATE_EXPIRED' | 'OUTSIDE_AREA' | 'GENDER_WISH' | 'OFF_SHIFT' | 'NOT_FREE' | 'DECLINED';

/** An order that nobody took: the district has it. */
export interface PooledOrder {
  orderId: string;
  order: OfferedOrder;
  rounds: number;
  exhaustedAt: Instant;
  /** How many caregivers each barrier kept out. */
  barriers: Partial<Record<Barrier, number>>;
  candidates: Candidate[];
}
