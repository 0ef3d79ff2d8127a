import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PageKey } from '../page-key.js';
import type { ProviderArea, ProviderCard, ProviderRow } from './provider.dto.js';

const ROW = `p.id, p.name, p.org_path AS "orgPath", p.active,
  ARRAY(SELECT DISTINCT a.category FROM provider_area_view a WHERE a.provider_id = p.id ORDER BY 1) AS categories,
  (SELECT count(DISTINCT a.street_code)::int FROM provider_area_view a WHERE a.provider_id = p.id) AS "streetCount"`;

@Injectable()
export class ProviderStore {
  async list(tx: Transaction, limit: number, [afterId]: PageKey): Promise<ProviderRow[]> {
    return tx.query<ProviderRow>(`SELECT ${ROW} FROM provider p WHERE $1::text IS NULL OR p.id > $1 ORDER BY p.id LIMIT $2`, [afterId, limit + 1]);
  }

  async card(tx: Transaction, id: string): Promise<ProviderCard | null> {
    const [row] = await tx.query<Omit<ProviderCard, 'areas'>>(
      `SELECT ${ROW}, (SELECT count(*)::int FROM caregiver_view c WHERE c.provider_id = p.id AND c.active) AS "caregiverCount",
              coalesce((SELECT bool_or(r.whole) FROM rota_view r WHERE r.provider_id = p.id), false) AS rota24h
       FROM provider p WHERE p.id = $1`,
      [id],
    );
    if (!row) return null;
    const areas = await tx.query<ProviderArea>(
      `SELECT a.street_code AS "streetCode", s.name AS "streetName", a.category
       FROM provider_area_view a JOIN street_view s ON s.code = a.street_code WHERE a.provider_id = $1 ORDER BY a.street_code, a.category`,
      [id],
    );
    return { ...row, areas };
  }
}
