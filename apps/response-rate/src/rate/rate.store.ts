import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { Month } from '../rules/month.js';
import type { RateVerdict } from '../rules/rate.js';

export interface RateRow extends RateVerdict {
  month: Month;
  scope: string;
  targetPermille: number;
}

/** The figures of city and districts, and what was stated of them. */
@Injectable()
export class RateStore {
  /** Central streets by the city and the districts that they lie in; a district of no central street has none. */
  async counted(tx: Transaction, month: Month): Promise<{ scope: string; central: boolean; effective: boolean }[]> {
    return tx.query(
      `SELECT scope, central, effective FROM street_month
       CROSS JOIN LATERAL (VALUES (split_part(org_path, '.', 1)), (split_part(org_path, '.', 1) || '.' || split_part(org_path, '.', 2))) AS s (scope)
       WHERE month = $1 AND central`,
      [month],
    );
  }

  async standing(tx: Transaction, month: Month): Promise<RateRow[]> {
    return tx.query<RateRow>('SELECT month, scope, num, den, target_permille AS "targetPermille", met FROM rate WHERE month = $1', [month]);
  }

  async put(tx: Transaction, rates: readonly RateRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO rate (month, scope, num, den, target_permille, met)
       SELECT month, scope, num, den, "targetPermille", met
       FROM jsonb_to_recordset($1::jsonb) AS r (month text, scope text, num integer, den integer, "targetPermille" integer, met boolean)
       ON CONFLICT (month, scope) DO UPDATE SET num = EXCLUDED.num, den = EXCLUDED.den, target_permille = EXCLUDED.target_permille, met = EXCLUDED.met`,
      [JSON.stringify(rates)],
    );
  }

  /** Appends the standing figures of these scopes as their next revision. */
  async state(tx: Transaction, month: Month, scopes: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO rate_statement (month, scope, revision, num, den, target_permille, met, policy_version, stated_at)
       SELECT r.month, r.scope, coalesce((SELECT max(s.revision) + 1 FROM rate_statement s WHERE s.month = r.month AND s.scope = r.scope), 0),
              r.num, r.den, r.target_permille, r.met, m.policy_version, $3
       FROM rate r JOIN judged_month m ON m.month = r.month WHERE r.month = $1 AND r.scope = ANY ($2)`,
      [month, scopes, tx.now],
    );
  }
}
