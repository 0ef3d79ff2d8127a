import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { Month } from '../rules/month.js';
import type { Dossier } from '../rules/dossier.js';
import type { DemandItem } from './demand.dto.js';
import type { DemandQuery } from './rate.dto.js';

export type DemandListed = Omit<DemandItem, 'createdAt'> & { createdAt: Date };
export type DemandShown = DemandListed & { policyVersion: number; dossier: Dossier };

const COLUMNS = `id, kind, category, level, month, street_code AS "streetCode", created_at AS "createdAt", probe, outcome, why, close_reason AS "closeReason"`;

/** Demands for people who look behind a figure. */
@Injectable()
export class DemandListStore {
  /** Newest first, one more than asked so that the page knows of the next. */
  async list(tx: Transaction, month: Month, { street, category, outcome, why, limit }: DemandQuery, after: { at: string; id: string } | null): Promise<DemandListed[]> {
    return tx.query<DemandListed>(
      `SELECT ${COLUMNS} FROM demand
       WHERE month = $1 AND ($2::text IS NULL OR street_code = $2) AND ($3::text IS NULL OR category = $3) AND ($4::text IS NULL OR outcome = $4)
         AND ($5::text IS NULL OR why = $5) AND ($6::timestamptz IS NULL OR (created_at, id) < ($6::timestamptz, $7::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $8`,
      [month, street ?? null, category ?? null, outcome ?? null, why ?? null, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }

  async one(tx: Transaction, id: string): Promise<DemandShown | null> {
    const [row] = await tx.query<DemandShown>(`SELECT ${COLUMNS}, policy_version AS "policyVersion", dossier FROM demand WHERE id = $1`, [id]);
    return row ?? null;
  }

  async story(tx: Transaction, id: string): Promise<{ at: Date; name: string; by: string | null }[]> {
    return tx.query('SELECT at, name, told_by AS by FROM demand_story WHERE demand_id = $1 ORDER BY demand_story.xid, demand_story.id', [id]);
  }
}
