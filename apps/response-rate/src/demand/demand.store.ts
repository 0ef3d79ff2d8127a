import { Injectable } from '@nestjs/common';
import type { AnyHappened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { parseCursor } from '#platform/event-log.js';
import type { Dossier } from '../rules/dossier.js';
import type { Outcome } from '../rules/effective-answer.js';
import type { Month } from '../rules/month.js';
import type { DemandRow } from './demand-row.js';

interface Stored {
  id: string;
  dossier: Dossier;
  org_path: string;
  elder_id: string | null;
  month: Month;
  policy_version: number;
  outcome: Outcome['outcome'];
  why: string | null;
}

const COLUMNS = 'id, dossier, org_path, elder_id, month, policy_version, outcome, why';

/** The demands, one row each, and their stories. */
@Injectable()
export class DemandStore {
  /** The demand that an order or incident belongs to: an order that answers an alarm leads to its incident. */
  async find(tx: Transaction, id: string): Promise<DemandRow | null> {
    const [row] = await tx.query<Stored>(
      `SELECT ${COLUMNS} FROM demand WHERE id = coalesce((SELECT demand_id FROM demand_order WHERE order_id = $1), $1)`,
      [id],
    );
    return row ? toRow(row) : null;
  }

  /** Open demands of a month that still wait for its freeze. */
  async pendingOf(tx: Transaction, month: Month, limit: number): Promise<DemandRow[]> {
    const rows = await tx.query<Stored>(`SELECT ${COLUMNS} FROM demand WHERE month = $1 AND outcome = 'pending' ORDER BY id LIMIT $2`, [month, limit]);
    return rows.map(toRow);
  }

  async save(tx: Transaction, row: DemandRow): Promise<void> {
    const { demand } = row.dossier;
    await tx.query(
      `INSERT INTO demand (id, kind, street_code, category, month, level, org_path, elder_id, created_at, probe, close_reason, policy_version, outcome, why, dossier)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (id) DO UPDATE SET close_reason = EXCLUDED.close_reason, outcome = EXCLUDED.outcome, why = EXCLUDED.why, dossier = EXCLUDED.dossier`,
      [
        row.id,
        demand.kind,
        demand.street,
        demand.category,
        row.month,
        demand.level,
        row.orgPath,
        row.elderId,
        new Date(demand.createdAt).toISOString(),
        demand.probe,
        demand.closeReason,
        row.policyVersion,
        row.verdict.outcome,
        row.verdict.why,
        JSON.stringify(row.dossier),
      ],
    );
  }

  /** From here on the order's visit is the incident's. */
  async linkOrder(tx: Transaction, orderId: string, demandId: string): Promise<void> {
    await tx.query('INSERT INTO demand_order (order_id, demand_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [orderId, demandId]);
  }

  async tellStory(tx: Transaction, demandId: string, event: AnyHappened): Promise<void> {
    const cursor = parseCursor(event.cursor);
    await tx.query(
      `INSERT INTO demand_story (demand_id, xid, id, at, name, told_by) VALUES ($1, $2::xid8, $3::bigint, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [demandId, cursor?.xid, cursor?.id, event.at, event.name, event.actor?.name ?? null],
    );
  }
}

const toRow = ({ id, dossier, org_path, elder_id, month, policy_version, outcome, why }: Stored): DemandRow => ({
  id,
  dossier,
  orgPath: org_path,
  elderId: elder_id,
  month,
  policyVersion: policy_version,
  verdict: { outcome, why } as Outcome,
});
