import pg from 'pg';

/** The owner's connection that a seeding holds: one transaction, every row visible. */
export class SeedStore {
  private constructor(private readonly client: pg.Client) {}

  /** Runs `work` in one transaction; a second seeding of the same database waits and then finds it done. */
  static async within<T>(ownerUrl: string, work: (store: SeedStore) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=registry,platform -c TimeZone=UTC' });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('LOCK TABLE elder IN SHARE ROW EXCLUSIVE MODE');
      const result = await work(new SeedStore(client));
      await client.query('COMMIT');
      return result;
    } finally {
      await client.end();
    }
  }

  async hasElders(): Promise<boolean> {
    return (await this.client.query('SELECT FROM elder LIMIT 1')).rowCount !== 0;
  }

  /** The database's clock: the instant and the local day, YYYY-MM-DD. */
  async now(): Promise<{ at: Date; today: string }> {
    const { rows } = await this.client.query<{ at: Date; today: string }>(
      `SELECT n AS at, to_char(n AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today FROM platform.now() n`,
    );
    return rows[0]!;
  }

  /** Rows of one shape into one table; the column names are the shape's keys. */
  async insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    if (columns.length === 0) return;
    await this.client.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}
