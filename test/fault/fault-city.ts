import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#platform/migrate.js';
import type { DemoDevice } from '../../apps/registry/src/seed/seed-city.js';
import { DEMO_CITY, seedCity } from '../../apps/registry/src/seed/seed-city.js';
import { ALL_MIGRATIONS } from '../../apps/standalone/src/migrations.js';
import { makeSecrets } from '../../apps/standalone/src/secrets.js';
import type { LoadDevice } from './device-load.js';
import { FaultDatabase } from './fault-database.js';
import { FaultEngine } from './fault-engine.js';
import type { SmallDisk } from './small-disk.js';

const SEED = 2019;
const SMALL_CITY_ELDERS = 240;
const TEMPLATE = 'fault_city';

export interface FaultCityOptions {
  /** The demo city, or a small one for a short run. */
  size: 'demo' | 'small';
  /** Where the engine's data lie; anywhere by default. */
  disk?: SmallDisk;
}

/** An engine with a seeded city in it, from which each run gets a copy of its own. Gone at the end. */
export class FaultCity {
  private copies = 0;

  private constructor(
    readonly engine: FaultEngine,
    readonly folder: string,
    readonly secretsDir: string,
    /** Buttons in use, of one elder each. */
    readonly buttons: readonly LoadDevice[],
    readonly disk: SmallDisk | null,
  ) {}

  static async open({ size, disk }: FaultCityOptions): Promise<FaultCity> {
    const folder = mkdtempSync(join(tmpdir(), 'huying-fault-'));
    const secretsDir = join(folder, 'secrets');
    const engine = await FaultEngine.open(disk ? join(disk.path, 'engine') : join(folder, 'engine'));
    try {
      makeSecrets(secretsDir);
      await engine.query(`CREATE DATABASE ${TEMPLATE}`);
      const url = at(engine.url, TEMPLATE);
      await migrate(url, ALL_MIGRATIONS);
      await seedCity({ url, secretsDir, seed: SEED, ...(size === 'demo' ? DEMO_CITY : { elders: SMALL_CITY_ELDERS }) });
      return new FaultCity(engine, folder, secretsDir, buttonsIn(secretsDir), disk ?? null);
    } catch (error) {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async copy(): Promise<FaultDatabase> {
    const name = `fault_${++this.copies}`;
    await this.engine.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    return new FaultDatabase(at(this.engine.url, name), () => this.engine.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }

  async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function buttonsIn(secretsDir: string): LoadDevice[] {
  const seeded = JSON.parse(readFileSync(join(secretsDir, 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>;
  const byElder = new Map<string, LoadDevice>();
  for (const [id, { class: kind, state, secret, elderId }] of Object.entries(seeded)) {
    if (kind === 'SOS' && state === 'IN_USE' && secret !== null && elderId !== null) byElder.set(elderId, { id, secret, elderId });
  }
  return [...byElder.values()];
}

function at(url: string, database: string): string {
  const there = new URL(url);
  there.pathname = `/${database}`;
  return there.href;
}
