import { Injectable } from '@nestjs/common';
import type { Category, OrderState } from '#contracts/order.js';
import type { Transaction } from '#platform/database.js';
import type { CareOrder, OrderChange } from './care-order.js';

const COLUMNS = `o.id, o.number, o.category, o.item_code AS "itemCode", o.state, o.reason, o.source, o.mode, o.elder_id AS "elderId",
  o.org_path AS "orgPath", o.street_code AS "streetCode", o.priority, o.alarm_id AS "alarmId", o.incident_id AS "incidentId",
  o.appointment, o.due_at AS "dueAt", o.placed_at AS "placedAt", o.acknowledged_at AS "acknowledgedAt", o.closed_at AS "closedAt",
  o.planned_minutes AS "plannedMinutes", o.price_fen AS "priceFen", o.note, o.provider_id AS "providerId", o.caregiver_id AS "caregiverId",
  o.intake_percent AS "intakePercent", o.pooled_at AS "pooledAt", o.satisfied, o.vetoed, o.confirmed_at AS "confirmedAt"`;

/** An order with the names that a list shows. */
export interface NamedOrder extends CareOrder {
  elderName: string | null;
  streetName: string | null;
  /** The sort key of lists, exact to the microsecond. */
  placedKey: string;
}
const NAMED = `SELECT ${COLUMNS}, e.name_masked AS "elderName", s.name AS "streetName", o.placed_at::text AS "placedKey"
  FROM care_order o
  LEFT JOIN registry.elder_view e ON e.id = o.elder_id
  LEFT JOIN registry.street_view s ON s.code = o.street_code`;

export interface OrderFilter {
  state?: OrderState | 'open' | undefined;
  category?: Category | undefined;
  street?: string | undefined;
  elder?: string | undefined;
  /** The last row seen: [placed_at, id]. */
  after?: [string, string] | undefined;
  limit: number;
}

/** The only file that speaks SQL about orders. Rows outside the transaction's scope do not exist for it. */
@Injectable()
export class OrderStore {
  /** The next number of a day; orders placed at once take turns at it. */
  async nextNumber(tx: Transaction, day: string): Promise<string> {
    const [row] = await tx.query<{ last: number }>(
      `INSERT INTO day_number AS d (day, last) VALUES ($1, 1) ON CONFLICT (day) DO UPDATE SET last = d.last + 1 RETURNING last`,
      [day],
    );
    return `${day.replaceAll('-', '')}-${String(row!.last).padStart(4, '0')}`;
  }

  async insert(tx: Transaction, order: CareOrder): Promise<void> {
    await tx.query(
      `INSERT INTO care_order (id, number, category, item_code, state, source, mode, elder_id, org_path, street_code, priority,
         alarm_id, incident_id, appointment, due_at, placed_at, acknowledged_at, planned_minutes, price_fen, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        order.id, order.number, order.category, order.itemCode, order.state, order.source, order.mode, order.elderId, order.orgPath,
        order.streetCode, order.priority, order.alarmId, order.incidentId, order.appointment, order.dueAt, order.placedAt,
        order.acknowledgedAt, order.plannedMinutes, order.priceFen, order.note,
      ],
    );
  }

  /** The order, held until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<CareOrder | null> {
    const [row] = await tx.query<CareOrder>(`SELECT ${COLUMNS} FROM care_order o WHERE o.id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  async change(tx: Transaction, order: CareOrder, change: OrderChange): Promise<CareOrder> {
    const next = { ...order, ...change };
    await tx.query(
      `UPDATE care_order SET state = $2, reason = $3, acknowledged_at = $4, closed_at = $5, provider_id = $6, caregiver_id = $7,
         intake_percent = $8, pooled_at = $9, satisfied = $10, vetoed = $11, confirmed_at = $12 WHERE id = $1`,
      [
        order.id, next.state, next.reason, next.acknowledgedAt, next.closedAt, next.providerId, next.caregiverId,
        next.intakePercent, next.pooledAt, next.satisfied, next.vetoed, next.confirmedAt,
      ],
    );
    return next;
  }

  async named(tx: Transaction, id: string): Promise<NamedOrder | null> {
    const [row] = await tx.query<NamedOrder>(`${NAMED} WHERE o.id = $1`, [id]);
    return row ?? null;
  }

  /** Newest first; one row more than the limit, so that the caller sees whether there is a next page. */
  list(tx: Transaction, { state, category, street, elder, after, limit }: OrderFilter): Promise<NamedOrder[]> {
    return tx.query<NamedOrder>(
      `${NAMED}
       WHERE ($1::text IS NULL OR o.state = $1) AND (NOT $2 OR o.closed_at IS NULL)
         AND ($3::text IS NULL OR o.category = $3) AND ($4::text IS NULL OR o.street_code = $4) AND ($5::uuid IS NULL OR o.elder_id = $5)
         AND ($6::timestamptz IS NULL OR (o.placed_at, o.id) < ($6, $7::uuid))
       ORDER BY o.placed_at DESC, o.id DESC LIMIT $8`,
      [state === 'open' ? null : (state ?? null), state === 'open', category ?? null, street ?? null, elder ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }
}
