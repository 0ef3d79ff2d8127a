import { Injectable } from '@nestjs/common';
import type { CareNeed } from '#contracts/care.js';
import type { Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import type { NeedRow } from '../duty/duty.dto.js';

export interface NewNeed {
  elderId: string;
  orgPath: string;
  streetCode: string;
  visitId: string | null;
  callId: string | null;
  need: CareNeed;
  foundBy: string;
}

type Stored = Omit<NeedRow, 'foundAt' | 'handledAt'> & { foundAt: Date; handledAt: Date | null; foundKey: string };

const ROW = `SELECT n.id, n.elder_id AS "elderId", e.name_masked AS "elderName", s.name AS "streetName", n.need,
    CASE WHEN n.visit_id IS NULL THEN 'CALL' ELSE 'VISIT' END AS from, n.found_at AS "foundAt", n.found_by AS "foundBy",
    n.order_id AS "orderId", n.handled_at AS "handledAt", n.handled_by AS "handledBy", n.handled_note AS "handledNote", n.found_at::text AS "foundKey"
  FROM care_need n JOIN registry.elder_view e ON e.id = n.elder_id LEFT JOIN registry.street_view s ON s.code = n.street_code`;

/** What elders turned out to need, until somebody has seen to it. */
@Injectable()
export class NeedStore {
  async add(tx: Transaction, needs: readonly NewNeed[]): Promise<void> {
    for (const { elderId, orgPath, streetCode, visitId, callId, need, foundBy } of needs) {
      await tx.query(
        `INSERT INTO care_need (id, elder_id, org_path, street_code, visit_id, call_id, need, found_at, found_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [newId(), elderId, orgPath, streetCode, visitId, callId, need, tx.now, foundBy],
      );
    }
  }

  async hold(tx: Transaction, id: string): Promise<{ id: string; elderId: string; handledAt: Date | null } | null> {
    const [row] = await tx.query<{ id: string; elderId: string; handledAt: Date | null }>(
      `SELECT id, elder_id AS "elderId", handled_at AS "handledAt" FROM care_need WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Whether the order is one of that elder's, and the caller may see it. */
  async isOrderOf(tx: Transaction, orderId: string, elderId: string): Promise<boolean> {
    return (await tx.query('SELECT FROM care_order WHERE id = $1 AND elder_id = $2', [orderId, elderId])).length > 0;
  }

  async handle(tx: Transaction, id: string, by: string, orderId: string | null, note: string | null): Promise<void> {
    await tx.query('UPDATE care_need SET handled_at = $2, handled_by = $3, order_id = $4, handled_note = $5 WHERE id = $1', [id, tx.now, by, orderId, note]);
  }

  async of(tx: Transaction, elderId: string, limit: number): Promise<NeedRow[]> {
    return (await tx.query<Stored>(`${ROW} WHERE n.elder_id = $1 ORDER BY n.handled_at IS NOT NULL, n.found_at DESC, n.id LIMIT $2`, [elderId, limit])).map(needRow);
  }

  /** Open ones, the oldest first; one row more than the limit. */
  list(tx: Transaction, street: string | undefined, limit: number, after?: [string, string]): Promise<Stored[]> {
    return tx.query<Stored>(
      `${ROW} WHERE n.handled_at IS NULL AND ($1::text IS NULL OR n.street_code = $1) AND ($2::timestamptz IS NULL OR (n.found_at, n.id) > ($2, $3::uuid))
       ORDER BY n.found_at, n.id LIMIT $4`,
      [street ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async open(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM care_need WHERE handled_at IS NULL');
    return row!.n;
  }
}

export function needRow(stored: Stored): NeedRow {
  const { foundKey: _, ...row } = stored;
  return { ...row, foundAt: row.foundAt.toISOString(), handledAt: row.handledAt && row.handledAt.toISOString() };
}
