import pg from 'pg';
import { pastCare, type PastElderFacts } from './past-care.js';

/** Puts what the invented city's care has left behind into order-intake's empty tables. Answers how many elders are cared for. */
export async function writeCare(ownerUrl: string, seed: number): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=order_intake,platform -c TimeZone=UTC' });
  await client.connect();
  try {
    const { rows: elders } = await client.query<PastElderFacts>(
      `SELECT id AS "elderId", org_path AS "orgPath", street_code AS "streetCode", birth_year AS "birthYear", ability_level AS "abilityLevel",
         beneficiary_classes AS "beneficiaryClasses", away_kind AS "awayKind", away_from AS "awayFrom", away_until AS "awayUntil", best_hours AS "bestHours",
         0 AS "realAlarms", NULL AS "eventAt" FROM registry.elder_view ORDER BY id`,
    );
    const { rows: clock } = await client.query<{ now: Date }>('SELECT platform.now() AS now');
    await client.query('BEGIN');
    for (const [table, rows] of Object.entries(pastCare(seed, elders, clock[0]!.now))) await insert(client, table, rows);
    await client.query('COMMIT');
    return elders.length;
  } finally {
    await client.end();
  }
}

/** Rows of one shape; the column names are the shape's keys. */
async function insert(client: pg.Client, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns) await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(rows)]);
}
