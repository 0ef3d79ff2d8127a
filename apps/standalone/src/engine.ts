import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from './engine/binaries.js';
import { checkVersion, initialise, OWNER, run, runningServer } from './engine/directory.js';
import { holdDirectory } from './engine/owner.js';
import { choosePlainUser } from './engine/plain-user.js';
import { EngineProblem } from './engine/problem.js';
import { settingsFile } from './engine/settings.js';

export interface EngineOptions {
  /** The engine's alone: `postgres/`, `postgres.log`, `postgres.password`, `owner.pid`. */
  dataDir: string;
  /** Loopback port; a free one by default. */
  port?: number;
  /** False only in tests: no fsync. */
  durable: boolean;
  /** Hears each step as a sentence. */
  log: (sentence: string) => void;
}

export interface Engine {
  /** Connection string of the owner, database `huying`. */
  url: string;
  port: number;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const START_SECONDS = 60;

/** Starts the embedded PostgreSQL on its data directory, made at the first start. Throws an EngineProblem. */
export async function startEngine({ dataDir, port, durable, log }: EngineOptions): Promise<Engine> {
  const home = resolve(dataDir);
  const directory = join(home, 'postgres');
  makeHome(home);
  const release = holdDirectory(home);
  try {
    const binaries = findBinaries();
    const user = choosePlainUser();
    user.own(home);
    checkVersion(directory, binaries, user);
    const passwordFile = join(home, 'postgres.password');
    const password = passwordIn(passwordFile);
    user.own(passwordFile);
    const control = (action: string, ...more: string[]) =>
      run(user.run(binaries.pgCtl, [action, `--pgdata=${directory}`, '--wait', `--timeout=${START_SECONDS}`, ...more]), `pg_ctl ${action}`);

    if (runningServer(directory)) {
      // Its owner is gone (holdDirectory would have refused): a leftover of a killed start, finished off before we begin.
      log('上次留下的数据库进程正在停止 Stopping the database process that a killed start left behind');
      await control('stop', '--mode=fast');
    }
    if (!existsSync(join(directory, 'PG_VERSION'))) {
      log('正在建立数据库 Creating the database');
      await initialise(directory, { binaries, user, passwordFile, durable });
    }
    const chosen = port ?? (await freePort());
    const settings = join(directory, 'huying.conf');
    writeFileSync(settings, settingsFile({ port: chosen, durable }));
    user.own(settings);
    await control('start', `--log=${join(home, 'postgres.log')}`, '--silent');

    const address = (database: string) => `postgres://${OWNER}:${password}@127.0.0.1:${chosen}/${database}`;
    const stop = async () => {
      if (runningServer(directory)) await control('stop', '--mode=fast');
      release();
    };
    try {
      await makeDatabase(address('postgres'), OWNER);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: address(OWNER), port: chosen, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** Forgets the engine's data: stops a leftover server, refuses while somebody else uses it. */
export async function eraseEngine(dataDir: string): Promise<void> {
  const home = resolve(dataDir);
  if (!existsSync(home)) return;
  const release = holdDirectory(home);
  try {
    const directory = join(home, 'postgres');
    if (runningServer(directory)) {
      const stop = choosePlainUser().run(findBinaries().pgCtl, ['stop', `--pgdata=${directory}`, '--wait', '--mode=immediate']);
      await run(stop, 'pg_ctl stop');
    }
    rmSync(home, { recursive: true, force: true });
  } finally {
    release();
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const probe = join(home, `.write-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new EngineProblem(
      'no-permission',
      `不能写入数据目录 ${home}(${(error as NodeJS.ErrnoException).code})。请换一个 --data 目录或改权限。`,
      `Cannot write to ${home}: choose another --data or change its permissions.`,
    );
  }
}

/** Random at the first start and kept beside the data, for the owner's eyes only. */
function passwordIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** A loopback port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
