import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createHttpApp } from '#platform/http-app.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataFolder } from './data-folder.js';
import { type Engine, eraseEngine, startEngine } from './engine.js';
import { prepareDatabase } from './prepare-database.js';
import type { StandaloneSettings } from './settings.js';
import { startSimulator, stopSimulator } from './simulator-process.js';
import { StartProblem } from './start-problem.js';
import { terminal } from './terminal.js';
import { showAddress, showAccounts } from './welcome.js';

/** Engine, schemas, city, services, simulator: started in this order, stopped in the reverse one. */
export async function runAll(settings: StandaloneSettings, folder: DataFolder): Promise<void> {
  const running = new Running();
  // A second Ctrl-C (npm passes one on as well) finds the stop under way.
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\n');
    void terminal
      .step('正在停止', 'Stopping', () => running.stop())
      .catch((error: Error) => console.error(error.message))
      .finally(() => process.exit());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    if (settings.reset) await reset(settings, folder);
    const url = settings.databaseUrl ?? (await running.startEngine(folder));
    process.env['DATABASE_URL'] = url;
    const city = await terminal.step(
      settings.demo ? '准备数据与演示城市' : '准备数据',
      settings.demo ? 'Preparing the data and the demo city' : 'Preparing the data',
      () => prepareDatabase({ url, secretsDir: folder.secrets, demo: settings.demo, log: () => {} }),
      (made) => (made ? `${made.elders} 位老人 elders, ${made.devices} 台设备 devices` : ''),
    );
    await running.startServices(settings);
    if (settings.demo) running.simulator = startSimulator(settings, folder);
    if (city) showAccounts(folder);
    showAddress(settings, folder);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function reset(settings: StandaloneSettings, folder: DataFolder): Promise<void> {
  if (settings.databaseUrl) {
    throw new StartProblem('--reset 只清空内置数据库;DATABASE_URL 指向的数据库请自行处理。', '--reset empties the embedded database only; the one of DATABASE_URL is yours to empty.');
  }
  await terminal.step('清空数据', 'Emptying the data', async () => {
    await eraseEngine(folder.engine);
    rmSync(folder.secrets, { recursive: true, force: true });
  });
}

/** What stands at the moment, so that a stop at any moment takes down exactly that. */
class Running {
  simulator: ChildProcess | null = null;
  private engine: Engine | null = null;
  private app: NestFastifyApplication | null = null;
  private stopping: Promise<void> | null = null;

  async startEngine(folder: DataFolder): Promise<string> {
    this.engine = await terminal.step('启动数据库', 'Starting the database', () =>
      startEngine({ dataDir: folder.engine, durable: true, log: () => {} }),
    );
    return this.engine.url;
  }

  async startServices(settings: StandaloneSettings): Promise<void> {
    this.app = await terminal.step('启动服务', 'Starting the services', async () => {
      const { ALL_MODULES } = await import('./parts.js');
      const app = await createHttpApp({ service: 'gateway', modules: ALL_MODULES });
      await app.listen(settings.port, settings.host);
      return app;
    });
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.stopInOrder());
  }

  private async stopInOrder(): Promise<void> {
    if (this.simulator) await stopSimulator(this.simulator);
    await this.app?.close();
    await this.engine?.stop();
  }
}
