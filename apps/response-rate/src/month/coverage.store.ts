import { Injectable } from '@nestjs/common';
import type { Category } from '#contracts/order.js';
import type { Transaction } from '#platform/database.js';
import type { Coverage } from '../rules/coverage.js';
import { endOf, startOf, type Month } from '../rules/month.js';
import type { Coverer } from '../rules/street-coverage.js';

/** Who covers what, as the register says now, and what of it was written into the month. */
@Injectable()
export class CoverageStore {
  /** Everybody who is active at some time of the month. */
  async active(tx: Transaction, month: Month): Promise<Coverer[]> {
    const rows = await tx.query<{ street: string; category: Category; from: Date; until: Date | null; rota24h: boolean }>(
      `SELECT street_code AS street, category, active_from AS "from", active_until AS until, rota24h FROM registry.coverage_view
       WHERE active_from < $2 AND (active_until IS NULL OR active_until > $1)`,
      [new Date(startOf(month)), new Date(endOf(month))],
    );
    return rows.map(({ from, until, ...rest }) => ({ ...rest, from: from.getTime(), until: until?.getTime() ?? null }));
  }

  /** Writes the coverage of streets; answers those for which it differs from what stood. */
  async put(tx: Transaction, month: Month, coverages: ReadonlyMap<string, Coverage>): Promise<string[]> {
    const rows = [...coverages].map(([street, { coveredPermille, rota24h }]) => ({ street, covered: coveredPermille, rota24h }));
    const changed = await tx.query<{ street: string }>(
      `UPDATE street_month s
       SET covered_permille = coalesce(c.covered, '{}'), rota24h = coalesce(c.rota24h, false)
       FROM street_month old
       LEFT JOIN jsonb_to_recordset($2::jsonb) AS c (street text, covered jsonb, rota24h boolean) ON c.street = old.street_code
       WHERE s.month = $1 AND old.month = $1 AND old.street_code = s.street_code
         AND (s.covered_permille, s.rota24h) IS DISTINCT FROM (coalesce(c.covered, '{}'), coalesce(c.rota24h, false))
       RETURNING s.street_code AS street`,
      [month, JSON.stringify(rows)],
    );
    return changed.map(({ street }) => street);
  }
}
