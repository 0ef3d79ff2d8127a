import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { CellVerdict } from '../rules/cell.js';
import type { Coverage } from '../rules/coverage.js';
import type { CellKey } from '../rules/judge-month.js';
import type { Month } from '../rules/month.js';
import type { StreetVerdict } from '../rules/street.js';
import type { Tally } from '../rules/tally.js';

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
  /** The cells of these months, of one street or of all. */
  async cells(tx: Transaction, months: readonly Month[], streets: readonly string[] | null): Promise<CellRow[]> {
    return tx.query<CellRow>(
      `SELECT month, street_code AS street, category, tally, n, e, judged_by AS by, passed, why FROM cell
       WHERE month = ANY ($1) AND ($2::text[] IS NULL OR street_code = ANY ($2))`,
      [months, streets],
    );
  }

  async streets(tx: Transaction, months: readonly Month[], streets: readonly string[] | null): Promise<StreetRow[]> {
    return tx.query<StreetRow>(
      `SELECT month, street_code AS street, org_path AS "orgPath", covered_permille AS "coveredPermille", rota24h, effective, why
       FROM street_month WHERE month = ANY ($1) AND ($2::text[] IS NULL OR street_code = ANY ($2)) ORDER BY month, street_code`,
      [months, streets],
    );
  }

  async put(tx: Transaction, cells: readonly CellRow[]): Promise<void> {
    if (cells.length === 0) return;
    const rows = cells.map(({ by, ...cell }) => ({ ...cell, judged_by: by }));
    await tx.query(
      `UPDATE cell c SET tally = v.tally, n = v.n, e = v.e, judged_by = v.judged_by, passed = v.passed, why = v.why
       FROM jsonb_to_recordset($1::jsonb)
         AS v (month text, street text, category text, tally jsonb, n integer, e integer, judged_by text, passed boolean, why text)
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
