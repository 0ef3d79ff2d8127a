import { Injectable } from '@nestjs/common';
import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category, DispatchMode } from '#contracts/order.js';
import type { OfferState } from '#contracts/visit.js';
import type { Transaction } from '#platform/database.js';

export interface Offer {
  id: string;
  orderId: string;
  round: number;
  orgPath: string;
  providerId: string;
  caregiverId: string;
  state: OfferState;
  offeredAt: Date;
  expiresAt: Date;
  distanceMeters: number;
  travelMinutes: number;
  load: number;
  reasons: string[];
}

/** An open offer with what may be known before accepting: the address to the road, no name. */
export interface OpenOffer extends Offer {
  caregiverName: string | null;
  category: Category;
  itemCode: string;
  itemName: string;
  mode: DispatchMode;
  priority: AlarmLevel;
  dueAt: Date;
  plannedMinutes: number | null;
  streetName: string | null;
  districtName: string | null;
  addressMasked: string | null;
}

const COLUMNS = `o.id, o.order_id AS "orderId", o.round, o.org_path AS "orgPath", o.provider_id AS "providerId", o.caregiver_id AS "caregiverId",
  o.state, o.offered_at AS "offeredAt", o.expires_at AS "expiresAt", o.distance_meters AS "distanceMeters",
  o.travel_minutes AS "travelMinutes", o.load, o.reasons`;

@Injectable()
export class OfferStore {
  async insertAll(tx: Transaction, offers: readonly Offer[]): Promise<void> {
    const rows = offers.map((offer) => ({ ...offer, offeredAt: offer.offeredAt.toISOString(), expiresAt: offer.expiresAt.toISOString() }));
    await tx.query(
      `INSERT INTO offer (id, order_id, round, org_path, provider_id, caregiver_id, state, offered_at, expires_at, distance_meters, travel_minutes, load, reasons)
       SELECT id, "orderId", round, "orgPath", "providerId", "caregiverId", state, "offeredAt", "expiresAt", "distanceMeters", "travelMinutes", load, reasons
       FROM jsonb_to_recordset($1::jsonb) AS o (id uuid, "orderId" uuid, round int, "orgPath" text, "providerId" text, "caregiverId" text,
         state text, "offeredAt" timestamptz, "expiresAt" timestamptz, "distanceMeters" int, "travelMinutes" int, load int, reasons text[])`,
      [JSON.stringify(rows)],
    );
  }

  async find(tx: Transaction, id: string): Promise<Offer | null> {
    const [row] = await tx.query<Offer>(`SELECT ${COLUMNS} FROM offer o WHERE o.id = $1`, [id]);
    return row ?? null;
  }

  open(tx: Transaction, orderId: string): Promise<Offer[]> {
    return tx.query<Offer>(`SELECT ${COLUMNS} FROM offer o WHERE o.order_id = $1 AND o.state = 'OPEN'`, [orderId]);
  }

  async decide(tx: Transaction, ids: readonly string[], state: OfferState, declineReason: string | null = null): Promise<void> {
    await tx.query(`UPDATE offer SET state = $2, decided_at = $3, decline_reason = $4 WHERE id = ANY ($1) AND state = 'OPEN'`, [ids, state, tx.now, declineReason]);
  }

  /** The winner of an earlier search gave the visit back: the order has no winner any more. */
  async forgetWinner(tx: Transaction, orderId: string): Promise<void> {
    await tx.query(`UPDATE offer SET state = 'WITHDRAWN' WHERE order_id = $1 AND state = 'ACCEPTED'`, [orderId]);
  }

  /** Open offers of the transaction's scope, the soonest to expire first. A caregiver sees its own, and none that only its dispatcher may answer. */
  openInScope(tx: Transaction, caregiverId: string | null): Promise<OpenOffer[]> {
    return tx.query<OpenOffer>(
      `SELECT ${COLUMNS}, c.name AS "caregiverName", s.category, s.item_code AS "itemCode", s.item_name AS "itemName", s.mode, s.priority,
         s.due_at AS "dueAt", s.planned_minutes AS "plannedMinutes", st.name AS "streetName", st.district_name AS "districtName", e.address_masked AS "addressMasked"
       FROM offer o JOIN search s ON s.order_id = o.order_id
       LEFT JOIN registry.caregiver_view c ON c.id = o.caregiver_id
       LEFT JOIN registry.street_view st ON st.code = s.street_code
       LEFT JOIN registry.elder_view e ON e.id = s.elder_id
       WHERE o.state = 'OPEN' AND o.expires_at >= $2 AND ($1::text IS NULL OR (o.caregiver_id = $1 AND s.mode <> 'ASSIGN'))
       ORDER BY o.expires_at, o.order_id, o.distance_meters, o.id LIMIT 1000`,
      [caregiverId, tx.now],
    );
  }
}
