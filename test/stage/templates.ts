import { migrate } from '#platform/migrate.js';
import pg from 'pg';
import { ALL_MIGRATIONS } from '../../apps/standalone/src/migrations.js';
import { makeSecrets } from '../../apps/standalone/src/secrets.js';
import { seedCity } from '../../apps/registry/src/seed/seed-city.js';
import { CITY_TEMPLATE, EMPTY_TEMPLATE } from './database.js';

const SMALL_CITY = { seed: 7, elders: 240 };

/** Makes both templates on a fresh engine, and the secrets that go with the city. */
export async function prepareTemplates(engineUrl: string, secretsDir: string): Promise<void> {
  makeSecrets(secretsDir);
  await onServer(engineUrl, `CREATE DATABASE ${EMPTY_TEMPLATE}`);
  await migrate(at(engineUrl, EMPTY_TEMPLATE), ALL_MIGRATIONS);
  await onServer(engineUrl, `CREATE DATABASE ${CITY_TEMPLATE} TEMPLATE ${EMPTY_TEMPLATE}`);
  await seedCity({ url: at(engineUrl, CITY_TEMPLATE), secretsDir, ...SMALL_CITY });
}

function at(url: string, database: string): string {
  const there = new URL(url);
  there.pathname = `/${database}`;
  return there.href;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
