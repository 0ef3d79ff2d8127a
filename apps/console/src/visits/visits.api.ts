import type { VisitOutcome } from '#contracts/visit.js';
import { get, post, request } from '../api/client.js';
import type { OwnOffer, PooledOrder, ProviderOffer, VisitDetail, VisitRow } from './visits.types.js';

const id = encodeURIComponent;

export interface CheckIn {
  method: 'fence' | 'qr' | 'code' | 'manual';
  latitude?: number;
  longitude?: number;
  accuracyMeters?: number;
  reason?: string;
  /** The six digits that the elder or the family says at the door. */
  code?: string;
}

export const providerOffers = (): Promise<ProviderOffer[]> => get('/dispatch/offers');
export const ownOffers = (): Promise<OwnOffer[]> => get('/dispatch/offers', { mine: true });
export const acceptOffer = (offerId: string): Promise<VisitRow> => post(`/dispatch/offers/${id(offerId)}/accept`);
export const declineOffer = (offerId: string, reason: string): Promise<unknown> => post(`/dispatch/offers/${id(offerId)}/decline`, { reason });
/** Names a caregiver, who has still to accept. */
export const assignOrder = (orderId: string, caregiverId: string): Promise<VisitRow> => post(`/dispatch/orders/${id(orderId)}/assign`, { caregiverId });
export const pooledOrders = (): Promise<PooledOrder[]> => get('/dispatch/pool');

export async function boardVisits(): Promise<VisitRow[]> {
  const board = await get<{ columns: { visits: VisitRow[] }[] }>('/dispatch/board');
  return board.columns.flatMap((column) => column.visits);
}

export const visitsOfDay = (day: string): Promise<VisitRow[]> => get('/dispatch/visits', { day, caregiver: 'me' });
export const visitsOfOrder = (orderId: string): Promise<VisitRow[]> => get('/dispatch/visits', { order: orderId });
export const visitOf = (visitId: string): Promise<VisitDetail> => get(`/dispatch/visits/${id(visitId)}`);

/** A caregiver's step. The key keeps a step that is sent again after a lost answer from counting twice. */
export const takeStep = (visitId: string, step: string, body: object, idempotencyKey: string): Promise<VisitRow> =>
  request(`/dispatch/visits/${id(visitId)}/${step}`, { method: 'POST', body, idempotencyKey });
export const declineVisit = (visitId: string, reason: string): Promise<VisitRow> => post(`/dispatch/visits/${id(visitId)}/decline`, { reason });

export interface Finish {
  outcome: VisitOutcome;
  note?: string;
}
