import { SERVICES, type Service } from '#contracts/flow.js';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { roleOf, schemaOf } from './database.js';
import { Platform1700000000001 } from './migrations/1-platform.js';

export interface ServiceMigrations {
  service: Service | 'platform';
  migrations: (new () => MigrationInterface)[];
}

const PLATFORM: ServiceMigrations = { service: 'platform', migrations: [Platform1700000000001] };

/** Two processes that start at once take turns. Any number, the same everywhere. */
const MIGRATION_LOCK = 4_201_001;

/**
 * Brings every schema to the newest version: platform first, then in the order given (registry before those that
 * read its views). Creates the schemas and one role a service. `url` is the owner's.
 */
export async function migrate(url: string, services: ServiceMigrations[], onStep: (step: string) => void = () => {}): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await makeRolesAndSchemas(owner);
    for (const part of [PLATFORM, ...services]) {
      const applied = await migrateSchema(url, part);
      if (applied.length > 0) onStep(`${part.service}: ${applied.join(', ')}`);
    }
    await owner.query(grants());
  } finally {
    await owner.end();
  }
}

async function makeRolesAndSchemas(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ rolname: string }>(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'huying\\_%'`);
  const present = new Set(rows.map((row) => row.rolname));
  for (const service of SERVICES) {
    const role = roleOf(service);
    // Roles belong to the whole cluster: another database's migration may make one between our look and our act.
    if (!present.has(role)) await owner.query(`CREATE ROLE ${role} NOLOGIN`).catch(ignoreDuplicate);
    await owner.query(`GRANT ${role} TO CURRENT_USER`).catch(ignoreDuplicate);
  }
  for (const part of ['platform', ...SERVICES] as const) {
    await owner.query(`CREATE SCHEMA IF NOT EXISTS ${schemaOf(part)}`);
  }
  for (const service of SERVICES) {
    const [schema, role] = [schemaOf(service), roleOf(service)];
    await owner.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE ON SEQUENCES TO ${role};
      GRANT USAGE ON SCHEMA platform, registry TO ${role};
    `);
  }
}

const DUPLICATES = new Set(['42710', '23505', 'XX000']);

function ignoreDuplicate(error: unknown): void {
  if (!DUPLICATES.has((error as { code?: string }).code ?? '')) throw error;
}

/** The event log is append-only for everybody; the clock is nobody's. */
function grants(): string {
  return SERVICES.map(roleOf)
    .map(
      (role) => `
        GRANT SELECT, INSERT ON platform.event TO ${role};
        GRANT SELECT, INSERT, UPDATE ON platform.event_cursor TO ${role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON platform.event_parked, platform.timer, platform.idempotency TO ${role};
        GRANT SELECT ON platform.clock TO ${role};`,
    )
    .join('\n');
}

async function migrateSchema(url: string, { service, migrations }: ServiceMigrations): Promise<string[]> {
  const schema = schemaOf(service);
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 1,
    extra: { options: `-c search_path=${schema},platform -c TimeZone=UTC` },
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
