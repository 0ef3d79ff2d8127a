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

/** An event in the story of a demand. */
export interface StoryLine {
  demandId: string;
  event: AnyHappened;
}

/** An order that answers an alarm, and the incident that counts for both. */
export interface OrderLink {
  order_id: string;
  demand_id: string;
}

const COLUMNS = 'id, dossier, org_path, elder_id, month, policy_version, outcome, why';

/** The demands, one row each, and their stories. */
@Injectable()
export class DemandStore {
  /** The demands that orders and incidents belong to, by the id asked for: an order that answers an alarm leads to its incident. */
  async find(tx: Transaction, ids: readonly string[]): Promise<Map<string, DemandRow>> {
    const rows = await tx.query<Stored & { asked: string }>(
      `SELECT asked, d.* FROM (SELECT DISTINCT unnest($1::uuid[]) AS asked) a
       LEFT JOIN demand_order o ON o.order_id = asked
       JOIN LATERAL (SELECT ${COLUMNS} FROM demand WHERE id = coalesce(o.demand_id, asked)) d ON true`,
      [ids],
    );
    return new Map(rows.map((row) => [row.asked, toRow(row)]));
  }

  /** Open demands of a month that still wait for its freeze. */
  async pendingOf(tx: Transaction, month: Month, limit: number): Promise<DemandRow[]> {
    const rows = await tx.query<Stored>(`SELECT ${COLUMNS} FROM demand WHERE month = $1 AND outcome = 'pending' ORDER BY id LIMIT $2`, [month, limit]);
    return rows.map(toRow);
  }

  async save(tx: Transaction, rows: readonly DemandRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO demand (id, kind, street_code, category, month, level, org_path, elder_id, created_at, probe, close_reason, policy_version, outcome, why, dossier)
       SELECT id, kind, street_code, category, month, level, org_path, elder_id, created_at, probe, close_reason, policy_version, outcome, why, dossier
       FROM jsonb_populate_recordset(NULL::demand, $1::jsonb)
       ON CONFLICT (id) DO UPDATE SET close_reason = EXCLUDED.close_reason, outcome = EXCLUDED.outcome, why = EXCLUDED.why, dossier = EXCLUDED.dossier`,
      [JSON.stringify(rows.map(columnsOf))],
    );
  }

  /** From here on the orders' visits are the incidents'. */
  async link(tx: Transaction, links: readonly OrderLink[]): Promise<void> {
    if (links.length === 0) return;
    await tx.query('INSERT INTO demand_order SELECT * FROM jsonb_populate_recordset(NULL::demand_order, $1::jsonb) ON CONFLICT DO NOTHING', [JSON.stringify(links)]);
  }

  async tellStories(tx: Transaction, lines: readonly StoryLine[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map(({ demandId, event }) => {
      const { at, name, actor } = event;
      return { demand_id: demandId, ...parseCursor(event.cursor), at, name, told_by: actor?.name ?? null };
    });
    await tx.query('INSERT INTO demand_story SELECT * FROM jsonb_populate_recordset(NULL::demand_story, $1::jsonb) ON CONFLICT DO NOTHING', [
      JSON.stringify(rows),
    ]);
  }
}

function columnsOf({ id, dossier, orgPath, elderId, month, policyVersion, verdict }: DemandRow) {
  const { kind, street, category, level, createdAt, probe, closeReason } = dossier.demand;
  return {
    id,
    kind,
    street_code: street,
    category,
    month,
    level,
    org_path: orgPath,
    elder_id: elderId,
    created_at: new Date(createdAt).toISOString(),
    probe,
    close_reason: closeReason,
    policy_version: policyVersion,
    outcome: verdict.outcome,
    why: verdict.why,
    dossier,
  };
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
