import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Engine, startEngine } from '../../apps/standalone/src/engine.js';
import { findBinaries } from '../../apps/standalone/src/engine/binaries.js';
import { run, runningServer } from '../../apps/standalone/src/engine/directory.js';
import { choosePlainUser } from '../../apps/standalone/src/engine/plain-user.js';
import { until } from '#test/stage/until.js';

const START_PATIENCE_MS = 60_000;

/** A PostgreSQL of one's own, durable as in production, that can be broken in every way and comes back. */
export class FaultEngine {
  private thaw = () => {};

  private constructor(
    private readonly engine: Engine,
    private readonly home: string,
  ) {}

  static async open(home: string): Promise<FaultEngine> {
    return new FaultEngine(await startEngine({ dataDir: home, durable: true, log: () => {} }), home);
  }

  get url(): string {
    return this.engine.url;
  }

  get port(): number {
    return this.engine.port;
  }

  /** A crash: no checkpoint, every connection cut. */
  async crash(): Promise<void> {
    await this.control('stop', '--mode=immediate');
  }

  /** How often its log holds this. */
  logged(what: string): number {
    return readFileSync(this.logFile, 'utf8').split(what).length - 1;
  }

  get isRunning(): boolean {
    return runningServer(this.directory) !== null;
  }

  async begin(): Promise<void> {
    await this.control('start', `--log=${this.logFile}`, '--silent');
    await this.answers();
  }

  async answers(): Promise<void> {
    await until('PostgreSQL answers', () => this.query('SELECT 1').then(() => true), START_PATIENCE_MS);
  }

  /** Every process of it stands still, mid-sentence; connections stay open and silent. */
  freeze(): () => void {
    const postmaster = runningServer(this.directory)!;
    process.kill(postmaster, 'SIGSTOP');
    const children = childrenOf(postmaster);
    for (const child of children) process.kill(child, 'SIGSTOP');
    this.thaw = () => {
      for (const child of [...children, postmaster]) process.kill(child, 'SIGCONT');
      this.thaw = () => {};
    };
    return () => this.thaw();
  }

  /** One connection of a service ends: asked to (`terminate`), or by kill -9, upon which PostgreSQL cuts all and recovers. */
  async loseBackend(how: 'terminate' | 'kill', application: string, choice: number): Promise<void> {
    const rows = await this.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE application_name = $1 ORDER BY pid', [application]);
    const pid = rows[Math.floor(choice * rows.length)]?.pid;
    if (pid === undefined) return;
    if (how === 'terminate') await this.query('SELECT pg_terminate_backend($1)', [pid]);
    else {
      process.kill(pid, 'SIGKILL');
      await this.answers();
    }
  }

  async query<R>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    // A connection that the fault cuts after it has answered is no error of ours.
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as R[];
    } finally {
      await client.end().catch(() => {});
    }
  }

  close(): Promise<void> {
    this.thaw();
    return this.engine.stop();
  }

  private get logFile(): string {
    return join(this.home, 'postgres.log');
  }

  private get directory(): string {
    return join(this.home, 'postgres');
  }

  private control(action: string, ...more: string[]): Promise<void> {
    return run(choosePlainUser().run(findBinaries().pgCtl, [action, `--pgdata=${this.directory}`, '--wait', '--timeout=60', ...more]), `pg_ctl ${action}`);
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | null {
  try {
    // pid (name) state ppid …; a name may hold spaces and brackets.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]);
  } catch {
    return null;
  }
}
