import pg from 'pg';
import { until } from '#test/stage/until.js';
import type { Look } from './check-ingest.js';

/** How long after a fault the database may take to answer again, on a machine that is busy with other tests. */
const PATIENCE_MS = 60_000;

/** A run's own database, seen as its owner; it may be away for a while. */
export class FaultDatabase {
  private readonly pool: pg.Pool;

  constructor(
    readonly url: string,
    private readonly forget: () => Promise<unknown>,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000 });
    this.pool.on('error', () => {});
  }

  /** Only reads: asked again until it answers. */
  readonly look: Look = <R>(sql: string, parameters: unknown[] = []) => until('the database answers', async () => (await this.pool.query(sql, parameters)).rows as R[], PATIENCE_MS);

  /** Moves the one clock that decides anything. */
  async forward(interval: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO platform.clock (ahead) VALUES ($1::interval) ON CONFLICT (singleton) DO UPDATE SET ahead = platform.clock.ahead + EXCLUDED.ahead`,
      [interval],
    );
  }

  async drop(): Promise<void> {
    await this.pool.end();
    await this.forget();
  }
}
