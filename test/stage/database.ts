import pg from 'pg';

/** Migrated, no rows but the org tree. */
export const EMPTY_TEMPLATE = 'huying_empty';
/** Migrated, with a small seeded city. */
export const CITY_TEMPLATE = 'huying_city';

/** A database of one test file, cloned from a template: real Postgres, real migrations. */
export class StageDatabase {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly owner: pg.Pool,
  ) {}

  /** `city`: a small seeded city lives in it. Kept after a run that sets HUYING_KEEP, for a look with psql. */
  static async clone(purpose: string, template: 'city' | 'empty' = 'city'): Promise<StageDatabase> {
    const engine = process.env['HUYING_TEST_ENGINE'];
    if (!engine) throw new Error('No test engine: run this through jest --selectProjects (its global setup starts one).');
    const name = `t_${purpose.replaceAll(/\W/g, '_').slice(0, 40)}_${process.env['HUYING_TEST_RUN']}_${process.pid}_${made++}`;
    await asOwner(engine, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template === 'city' ? CITY_TEMPLATE : EMPTY_TEMPLATE}`));
    const url = new URL(engine);
    url.pathname = `/${name}`;
    const owner = new pg.Pool({ connectionString: url.href, max: 2 });
    owner.on('error', () => {});
    return new StageDatabase(name, url.href, owner);
  }

  /** As the owner, who sees every row. */
  async query<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return (await this.owner.query(sql, parameters)).rows as R[];
  }

  /** Moves the one clock that decides anything, in SQL and code alike: `forward('60 s')`. */
  async forward(interval: string): Promise<void> {
    await this.query(
      `INSERT INTO platform.clock (ahead) VALUES ($1::interval)
       ON CONFLICT (singleton) DO UPDATE SET ahead = platform.clock.ahead + EXCLUDED.ahead`,
      [interval],
    );
  }

  /** Sets the clock to an instant. */
  async setClock(at: Date): Promise<void> {
    await this.query(
      `INSERT INTO platform.clock (ahead) VALUES ($1::timestamptz - clock_timestamp())
       ON CONFLICT (singleton) DO UPDATE SET ahead = EXCLUDED.ahead`,
      [at],
    );
  }

  /** While `meanwhile` runs nobody is connected to it, and nobody can be. */
  async away(meanwhile: () => Promise<void>): Promise<void> {
    const engine = process.env['HUYING_TEST_ENGINE']!;
    const admit = (yes: boolean) => asOwner(engine, (client) => client.query(`ALTER DATABASE ${this.name} ALLOW_CONNECTIONS ${yes}`));
    await admit(false);
    await asOwner(engine, (client) => client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [this.name]));
    try {
      await meanwhile();
    } finally {
      await admit(true);
    }
  }

  async drop(): Promise<void> {
    await this.owner.end();
    if (process.env['HUYING_KEEP']) return;
    await asOwner(process.env['HUYING_TEST_ENGINE']!, (client) => client.query(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`));
  }
}

let made = 0;

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
