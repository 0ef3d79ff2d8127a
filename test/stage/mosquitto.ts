import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../apps/standalone/src/engine.js';
import { until } from './until.js';

const SAVING = /Saving in-memory database/;
const run = promisify(execFile);
// Debian puts the broker where a plain user's PATH does not look.
const PATH = `${process.env['PATH']}:/usr/sbin`;
const installed = (command: string) => spawnSync(command, ['-h'], { env: { PATH } }).error === undefined;

/** Debian's Mosquitto is there; where it is not, who asks says so and skips. */
export function mosquittoInstalled(): boolean {
  const there = installed('mosquitto') && installed('mosquitto_pub');
  if (!there) console.warn('mosquitto is not installed (Debian: mosquitto, mosquitto-clients): what is checked with it is skipped');
  return there;
}

/** A real Mosquitto with a store, which can be stopped, killed, and come back with or without it on the same port. */
export class Mosquitto {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** `more`: further lines of mosquitto.conf; without any, everybody may do everything. `loud`: each packet is in the log. */
  static async start(more: readonly string[] = ['allow_anonymous true'], loud = true): Promise<Mosquitto> {
    const folder = mkdtempSync(join(tmpdir(), 'huying-mosquitto-'));
    const port = await freePort();
    const mosquitto = new Mosquitto(folder, port);
    const lines = [
      `listener ${port} 127.0.0.1`,
      'persistence true',
      `persistence_location ${folder}/`,
      // Writing out on each change would be the safest, and is far too slow for a long queue: tests ask for it by `writeOut`.
      'autosave_interval 1800',
      'max_queued_messages 0',
      `log_dest file ${mosquitto.logFile}`,
      `log_type ${loud ? 'all' : 'error'}`,
      // As root it would become another user, who may not enter the folder.
      ...(process.getuid?.() === 0 ? ['user root'] : []),
      ...more,
    ];
    writeFileSync(join(folder, 'mosquitto.conf'), lines.join('\n') + '\n');
    await mosquitto.begin();
    return mosquitto;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  async begin(): Promise<void> {
    this.child = spawn('mosquitto', ['-c', join(this.folder, 'mosquitto.conf')], { env: { PATH }, stdio: 'ignore' });
    await until('Mosquitto listens', () => answers(this.port));
  }

  /** SIGTERM writes its store; SIGKILL leaves what was written last. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Its store as of now on disk, as its autosave does from time to time. */
  async writeOut(): Promise<void> {
    const before = this.logged(SAVING);
    this.child?.kill('SIGUSR1');
    await until('Mosquitto has written its store', () => this.logged(SAVING) > before);
  }

  forgetEverything(): void {
    rmSync(join(this.folder, 'mosquitto.db'), { force: true });
  }

  /** One message by Debian's client; resolves when the broker has it. */
  async publish(topic: string, message: string | object, ...options: string[]): Promise<void> {
    await this.publishLines(topic, [typeof message === 'string' ? message : JSON.stringify(message)], ...options);
  }

  /** Many messages on one topic, one a line, QoS 1 where `options` say nothing else. */
  async publishLines(topic: string, lines: readonly string[], ...options: string[]): Promise<void> {
    const quality = options.includes('-q') ? [] : ['-q', '1'];
    const done = run('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(this.port), '-t', topic, '-l', ...quality, ...options], { env: { PATH }, timeout: 60_000 });
    done.child.stdin!.end(lines.map((line) => `${line}\n`).join(''));
    await done;
  }

  /** How often its log holds this. */
  logged(what: RegExp): number {
    return (readFileSync(this.logFile, 'utf8').match(new RegExp(what, 'g')) ?? []).length;
  }

  /** PUBACKs that it has had from a client. */
  acknowledgedBy(clientId: string): number {
    return this.logged(new RegExp(`Received PUBACK from ${clientId} `));
  }

  async close(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get logFile(): string {
    return join(this.folder, 'mosquitto.log');
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
