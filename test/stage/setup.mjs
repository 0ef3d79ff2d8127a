import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Before the first test file: one embedded PostgreSQL for the whole run (no fsync: nothing here outlives the run), a
 * migrated template and a template with a small seeded city, both from dist/, so build first. Each test file clones one.
 */
export default async function setup() {
  if (process.env.HUYING_TEST_ENGINE) return;
  const { startEngine } = await import('../../dist/apps/standalone/src/engine.js');
  const { prepareTemplates } = await import('../../dist/test/stage/templates.js');
  mkdirSync('.test', { recursive: true });
  const dataDir = mkdtempSync(join('.test', 'engine-'));
  const secretsDir = join(dataDir, 'secrets');
  // Another PostgreSQL may take its place: npm test -- debian.
  const other = process.env.HUYING_TEST_POSTGRES;
  const engine = other ? { url: other, stop: async () => {} } : await startEngine({ dataDir, durable: false, log: () => {} });
  process.env.HUYING_TEST_ENGINE = engine.url;
  process.env.HUYING_TEST_SECRETS = join(process.cwd(), secretsDir);
  process.env.HUYING_TEST_RUN = randomBytes(3).toString('hex');
  process.env.LOG_LEVEL ??= 'silent';
  globalThis.stopTestEngine = async () => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareTemplates(engine.url, process.env.HUYING_TEST_SECRETS);
  } catch (error) {
    await globalThis.stopTestEngine();
    throw error;
  }
}
