import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEngine } from '../../apps/standalone/src/engine.js';
import { prepareDatabase } from '../../apps/standalone/src/prepare-database.js';
import type { DemoDevice } from '../../apps/registry/src/seed/seed-city.js';

export interface BenchDevice {
  id: string;
  secret: string;
  elderId: string | null;
}

/** A database of its own, durable as in production, with the demo city in it. Gone at the end. */
export class BenchCity {
  private constructor(
    readonly url: string,
    readonly secretsDir: string,
    readonly buttons: BenchDevice[],
    private readonly tidyUp: () => Promise<void>,
  ) {}

  static async open(): Promise<BenchCity> {
    const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));
    const secretsDir = join(folder, 'secrets');
    const engine = await startEngine({ dataDir: join(folder, 'engine'), durable: true, log: () => {} });
    const tidyUp = async () => {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      await prepareDatabase({ url: engine.url, secretsDir, demo: true, log: () => {} });
    } catch (error) {
      await tidyUp();
      throw error;
    }
    const seeded = JSON.parse(readFileSync(join(secretsDir, 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>;
    const buttons = Object.entries(seeded)
      .filter(([, device]) => device.class === 'SOS' && device.state === 'IN_USE' && device.secret !== null)
      .map(([id, device]) => ({ id, secret: device.secret!, elderId: device.elderId }));
    return new BenchCity(engine.url, secretsDir, buttons, tidyUp);
  }

  async query<R>(sql: string): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as R[];
    } finally {
      await client.end();
    }
  }

  close(): Promise<void> {
    return this.tidyUp();
  }
}
