import { Injectable } from '@nestjs/common';
import type { Category } from '#contracts/order.js';
import type { Transaction } from '#platform/database.js';
import type { CellFault, JudgedBy } from '../rules/cell.js';
import type { Month } from '../rules/month.js';
import type { Tally } from '../rules/tally.js';

export interface BoardRow {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
  central: boolean;
  effective: boolean;
  why: string[];
  category: Category;
  n: number;
  e: number;
  by: JudgedBy;
  passed: boolean;
  cellWhy: CellFault | null;
  tally: Tally;
}

export interface KeptMonth {
  policyVersion: number;
  freezesAt: Date;
  frozen: boolean;
}

const BELOW = `(s.org_path = $2 OR starts_with(s.org_path, $2 || '.'))`;

/** What the board shows, read as it stands. */
@Injectable()
export class BoardStore {
  async month(tx: Transaction, month: Month): Promise<KeptMonth | null> {
    const [row] = await tx.query<KeptMonth>(
      `SELECT policy_version AS "policyVersion", freezes_at AS "freezesAt", frozen_at IS NOT NULL AS frozen FROM judged_month WHERE month = $1`,
      [month],
    );
    return row ?? null;
  }

  /** Every cell of the month's streets in a scope, street by street: one query, by the key of cells and streets. */
  async cells(tx: Transaction, month: Month, scope: string): Promise<BoardRow[]> {
    return tx.query<BoardRow>(
      `SELECT s.street_code AS code, v.name, v.district_code AS "districtCode", v.district_name AS "districtName", s.central, s.effective, s.why,
              c.category, c.n, c.e, c.judged_by AS by, c.passed, c.why AS "cellWhy", c.tally
       FROM cell c
       JOIN street_month s ON s.month = c.month AND s.street_code = c.street_code
       JOIN registry.street_view v ON v.code = s.street_code
       WHERE c.month = $1 AND ${BELOW}
       ORDER BY s.street_code, array_position(ARRAY['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'], c.category)`,
      [month, scope],
    );
  }

  async trend(tx: Transaction, months: readonly Month[], scope: string): Promise<{ month: Month; num: number; den: number }[]> {
    return tx.query(
      `SELECT s.month, (count(*) FILTER (WHERE s.effective))::int AS num, count(*)::int AS den
       FROM street_month s WHERE s.month = ANY ($1) AND s.central AND ${BELOW} GROUP BY s.month ORDER BY s.month`,
      [months, scope],
    );
  }

  async revision(tx: Transaction, month: Month, scope: string): Promise<number | null> {
    const [row] = await tx.query<{ revision: number | null }>('SELECT max(revision) AS revision FROM rate_statement WHERE month = $1 AND scope = $2', [month, scope]);
    return row?.revision ?? null;
  }
}
