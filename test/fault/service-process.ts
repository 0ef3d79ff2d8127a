import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '#test/stage/until.js';

/** A start takes two seconds; on a machine that is busy with other tests, many more. */
const START_PATIENCE_MS = 90_000;

/** One built service as a process of its own, which can be killed and comes back on the same ports. */
export class ServiceProcess {
  private child: ChildProcess | null = null;
  /** Its last words: errors only. */
  private words = '';

  constructor(
    /** The built file, below dist/. */
    private readonly script: string,
    private readonly ports: { http?: number; mqtt?: number },
    private readonly env: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    const { http, mqtt } = this.ports;
    const child = spawn(process.execPath, [`dist/${this.script}`], {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...(http ? { PORT: String(http) } : {}), ...(mqtt ? { MQTT_PORT: String(mqtt) } : {}), ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.words = (this.words + chunk.toString()).slice(-4000)));
    this.child = child;
    await until(`${this.script} listens`, async () => {
      if (child.exitCode !== null) throw new Error(`${this.script} ended with ${child.exitCode}: ${this.words}`);
      return (!http || (await answers(http))) && (!mqtt || (await answers(mqtt)));
    }, START_PATIENCE_MS);
  }

  /** Whether it lives, by itself and since it was started. */
  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** kill -9: no goodbye, nothing flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
