/** Real: the embedded PostgreSQL's own programs, its processes and its directory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Engine, eraseEngine, freePort, startEngine } from '../../../apps/standalone/src/engine.js';
import { checkPort } from '../../../apps/standalone/src/ports.js';

const root = mkdtempSync(join(tmpdir(), 'huying-engine-'));
const dataDir = join(root, 'engine');
const running: Engine[] = [];
const said: string[] = [];

const start = async (where = dataDir): Promise<Engine> => {
  const engine = await startEngine({ dataDir: where, durable: false, log: (sentence) => said.push(sentence) });
  running.push(engine);
  return engine;
};
const ask = async (engine: Engine, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: engine.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
const why = (starting: Promise<unknown>): Promise<unknown> => starting.then(() => 'started', (error: { why?: string }) => error.why ?? error);

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
  said.length = 0;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A process that has ended may stay in /proc as a zombie until its parent asks. */
function runs(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)![0] !== 'Z';
}

describe('the embedded engine', () => {
  it('keeps what was written, over a stop', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    expect(await ask(await start(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('listens on loopback only, and its password is for the owner alone', async () => {
    const engine = await start();
    expect(await ask(engine, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o077).toBe(0);
    const stranger = new pg.Client({ connectionString: engine.url.replace(/:[^:@]+@/, ':guess@') });
    await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('refuses a directory that is in use, by this process or another', async () => {
    await start();
    expect(await why(start())).toBe('already-running');
    const other = join(root, 'other');
    mkdirSync(other);
    const somebody = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const startedAt = readFileSync(`/proc/${somebody.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19];
    writeFileSync(join(other, 'owner.pid'), `${somebody.pid} ${startedAt}`);
    expect(await why(start(other))).toBe('already-running');
    somebody.kill();
    await once(somebody, 'exit');
    expect(await why(start(other))).toBe('started');
  });

  it('finishes off the server that a killed start left behind, and ignores a pid file of nobody', async () => {
    const abandoned = await start();
    running.length = 0;
    // What kill -9 leaves: the server lives, its owner does not.
    writeFileSync(join(dataDir, 'owner.pid'), '999999 1');
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const before = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    const script = `import('${new URL('../../../dist/apps/standalone/src/engine.js', import.meta.url).href}')
      .then(({ startEngine }) => startEngine({ dataDir: ${JSON.stringify(dataDir)}, durable: false, log: console.log }))
      .then((engine) => engine.stop())`;
    const second = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let heard = '';
    second.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    const [code] = (await once(second, 'exit')) as [number];
    expect([code, heard]).toEqual([0, expect.stringContaining('killed start')]);
    expect(runs(before)).toBe(false);
    await abandoned.stop();

    writeFileSync(pidFile, `${process.pid}\n`);
    expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it("says so when the data is another version's, or cannot be written", async () => {
    const old = join(root, 'old');
    mkdirSync(join(old, 'postgres'), { recursive: true });
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '15\n');
    expect(await why(start(old))).toBe('other-version');
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    expect(await why(start(join(file, 'engine')))).toBe('no-permission');
  });

  it('forgets everything when told to, but not under somebody who uses it', async () => {
    const engine = await start();
    expect(await why(eraseEngine(dataDir))).toBe('already-running');
    await engine.stop();
    await eraseEngine(dataDir);
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a port', () => {
  it('that is taken is named, with the flag that chooses another', async () => {
    const port = await freePort();
    await expect(checkPort('127.0.0.1', port, '--port')).resolves.toBeUndefined();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    await expect(checkPort('127.0.0.1', port, '--mqtt-port')).rejects.toThrow(new RegExp(`${port}.*--mqtt-port`, 's'));
    squatter.close();
  });
});
