import { Injectable } from '@nestjs/common';
import type { Category } from '#contracts/order.js';
import type { Transaction } from '#platform/database.js';
import type { CellVerdict, JudgedBy } from '../rules/cell.js';
import type { Coverage } from '../rules/coverage.js';
import type { Month } from '../rules/month.js';
import type { StreetVerdict } from '../rules/street.js';
import type { Tally } from '../rules/tally.js';

export interface CellKey {
  month: Month;
  street: string;
  category: Category;
}

export interface CellRow extends CellKey, CellVerdict {
  tally: Tally;
}

export interface StreetRow extends Coverage, StreetVerdict {
  month: Month;
  street: string;
  orgPath: string;
}

/** Cells and streets of the kept months. */
@Injectable()
export class CellStore {
  /** Null for a street that the month does not list: its demands count nowhere. */
  async tally(tx: Transaction, { month, street, category }: CellKey): Promise<Tally | null> {
    const [row] = await tx.query<{ tally: Tally }>('SELECT tally FROM cell WHERE month = $1 AND street_code = $2 AND category = $3', [month, street, category]);
    return row?.tally ?? null;
  }

  async putTally(tx: Transaction, { month, street, category }: CellKey, tally: Tally): Promise<void> {
    await tx.query('UPDATE cell SET tally = $4 WHERE month = $1 AND street_code = $2 AND category = $3', [month, street, category, JSON.stringify(tally)]);
  }

  /** The cells of these months, of one street or of all. */
  async cells(tx: Transaction, months: readonly Month[], streets: readonly string[] | null): Promise<CellRow[]> {
    return tx.query<CellRow & { by: JudgedBy }>(
      `SELECT month, street_code AS street, category, tally, n, e, judged_by AS by, passed, why FROM cell
       WHERE month = ANY ($1) AND ($2::text[] IS NULL OR street_code = ANY ($2))`,
      [months, streets],
    );
  }

  async streets(tx: Transaction, month: Month, streets: readonly string[] | null): Promise<StreetRow[]> {
    return tx.query<StreetRow>(
      `SELECT month, street_code AS street, org_path AS "orgPath", covered_permille AS "coveredPermille", rota24h, effective, why
       FROM street_month WHERE month = $1 AND ($2::text[] IS NULL OR street_code = ANY ($2)) ORDER BY street_code`,
      [month, streets],
    );
  }

  async putVerdicts(tx: Transaction, cells: readonly CellRow[]): Promise<void> {
    if (cells.length === 0) return;
    const rows = cells.map(({ month, street, category, n, e, by, passed, why }) => ({ month, street, category, n, e, judged_by: by, passed, why }));
    await tx.query(
      `UPDATE cell c SET n = v.n, e = v.e, judged_by = v.judged_by, passed = v.passed, why = v.why
       FROM jsonb_to_recordset($1::jsonb) AS v (month text, street text, category text, n integer, e integer, judged_by text, passed boolean, why text)
       WHERE c.month = v.month AND c.street_code = v.street AND c.category = v.category`,
      [JSON.stringify(rows)],
    );
  }

  async putStreets(tx: Transaction, streets: readonly StreetRow[]): Promise<void> {
    if (streets.length === 0) return;
    const rows = streets.map(({ month, street, effective, why }) => ({ month, street, effective, why }));
    await tx.query(
      `UPDATE street_month s SET effective = v.effective, why = v.why
       FROM jsonb_to_recordset($1::jsonb) AS v (month text, street text, effective boolean, why jsonb)
       WHERE s.month = v.month AND s.street_code = v.street`,
      [JSON.stringify(rows)],
    );
  }
}
