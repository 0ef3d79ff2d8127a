import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { CareSearch } from './care-search.js';
import type { Barrier } from './rules/candidate.js';

const COLUMNS = `s.order_id AS "orderId", s.state, s.org_path AS "orgPath", s.street_code AS "streetCode", s.elder_id AS "elderId",
  s.category, s.item_code AS "itemCode", s.item_name AS "itemName", s.skill, s.priority, s.mode, s.appointment,
  s.due_at AS "dueAt", s.planned_minutes AS "plannedMinutes", s.placed_at AS "placedAt", s.round, s.declined, s.passed`;

export type SearchChange = Partial<Pick<CareSearch, 'state' | 'round' | 'declined' | 'passed'>> & { barriers?: Partial<Record<Barrier, number>> };

export interface PooledSearch extends CareSearch {
  pooledAt: Date;
  barriers: Partial<Record<Barrier, number>>;
  streetName: string | null;
  districtName: string | null;
  addressMasked: string | null;
}

@Injectable()
export class SearchStore {
  async insert(tx: Transaction, search: CareSearch): Promise<void> {
    await tx.query(
      `INSERT INTO search (order_id, state, org_path, street_code, elder_id, category, item_code, item_name, skill, priority, mode,
         appointment, due_at, planned_minutes, placed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
      [
        search.orderId, search.state, search.orgPath, search.streetCode, search.elderId, search.category, search.itemCode, search.itemName,
        search.skill, search.priority, search.mode, search.appointment, search.dueAt, search.plannedMinutes, search.placedAt,
      ],
    );
  }

  /** The search, held until the transaction ends: callers of one order take turns here. */
  async hold(tx: Transaction, orderId: string): Promise<CareSearch | null> {
    const [row] = await tx.query<CareSearch>(`SELECT ${COLUMNS} FROM search s WHERE s.order_id = $1 FOR UPDATE`, [orderId]);
    return row ?? null;
  }

  /** Whether the transaction's scope holds the order's search. */
  async isSeen(tx: Transaction, orderId: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM search WHERE order_id = $1', [orderId]);
    return rows.length > 0;
  }

  async change(tx: Transaction, search: CareSearch, change: SearchChange): Promise<CareSearch> {
    const next = { ...search, ...change };
    await tx.query(
      `UPDATE search SET state = $2, round = $3, declined = $4, passed = $5, barriers = coalesce($6::jsonb, barriers),
         pooled_at = CASE WHEN $2 <> 'POOLED' THEN NULL ELSE coalesce(pooled_at, $7) END WHERE order_id = $1`,
      [search.orderId, next.state, next.round, next.declined, next.passed, change.barriers ? JSON.stringify(change.barriers) : null, tx.now],
    );
    return next;
  }

  /** Orders that nobody took, the longest waiting first. */
  pool(tx: Transaction, limit: number): Promise<PooledSearch[]> {
    return tx.query<PooledSearch>(
      `SELECT ${COLUMNS}, s.pooled_at AS "pooledAt", s.barriers, st.name AS "streetName", st.district_name AS "districtName", e.address_masked AS "addressMasked"
       FROM search s LEFT JOIN registry.street_view st ON st.code = s.street_code LEFT JOIN registry.elder_view e ON e.id = s.elder_id
       WHERE s.state = 'POOLED' ORDER BY s.pooled_at LIMIT $1`,
      [limit],
    );
  }
}
