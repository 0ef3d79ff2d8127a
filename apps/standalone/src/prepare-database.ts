import { migrate } from '#platform/migrate.js';
import { seedCity, type SeededCity } from '../../registry/src/seed/seed-city.js';
import { ALL_MIGRATIONS } from './migrations.js';
import { writeCare } from './history/write-care.js';
import { writeHistory } from './history/write-history.js';
import { makeSecrets } from './secrets.js';

export interface PrepareOptions {
  /** The owner's connection. */
  url: string;
  secretsDir: string;
  /** Whether an empty register is filled with the invented city. */
  demo: boolean;
  log: (line: string) => void;
}

/** The same number makes the same city everywhere. */
const DEFAULT_SEED = 2019;

/** Secrets, schemas and, if wanted, the city; what stands already is left as it is. Answers the city if it is new. */
export async function prepareDatabase({ url, secretsDir, demo, log }: PrepareOptions): Promise<SeededCity | null> {
  makeSecrets(secretsDir);
  await migrate(url, ALL_MIGRATIONS, log);
  if (!demo) return null;
  const seed = Number(process.env['DEMO_SEED'] ?? DEFAULT_SEED);
  const city = await seedCity({ url, secretsDir, seed });
  if (city) {
    await writeHistory(url, seed);
    await writeCare(url, seed);
  }
  return city;
}
