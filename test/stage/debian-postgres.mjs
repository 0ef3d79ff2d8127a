#!/usr/bin/env node
/**
 * Runs a command with HUYING_TEST_POSTGRES at a throw-away cluster of the PostgreSQL that Debian installs, under its own
 * user when we are root. Ends with the command's code, or with 77 when no PostgreSQL is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOT_INSTALLED = 77;
const ROOT = '/usr/lib/postgresql';

const versions = existsSync(ROOT) ? readdirSync(ROOT).filter((version) => existsSync(join(ROOT, version, 'bin', 'initdb'))) : [];
const version = versions.toSorted((a, b) => Number(a) - Number(b))[0];
if (!version) {
  console.log('skipped: no PostgreSQL of Debian is installed');
  process.exit(NOT_INSTALLED);
}

const bin = (name) => join(ROOT, version, 'bin', name);
const isRoot = process.getuid() === 0;
const as = (command, ...args) => execFileSync(isRoot ? 'runuser' : command, isRoot ? ['-u', 'postgres', '--', command, ...args] : args, { cwd: '/', stdio: 'pipe' });

const folder = mkdtempSync(join(tmpdir(), 'huying-debian-'));
if (isRoot) chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'])), Number(execFileSync('id', ['-g', 'postgres'])));
const data = join(folder, 'data');
const port = await freePort();
let code = 1;
try {
  as(bin('initdb'), '-D', data, '-U', 'huying', '--auth=trust', '--locale=C', '--encoding=UTF8', '--no-sync');
  as(bin('pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=200`, 'start');
  console.log(`PostgreSQL ${version} of Debian`);
  const [command, ...args] = process.argv.slice(2);
  code = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, HUYING_TEST_POSTGRES: `postgres://huying@127.0.0.1:${port}/postgres` } }).status ?? 1;
} finally {
  if (existsSync(join(data, 'postmaster.pid'))) as(bin('pg_ctl'), '-D', data, '-m', 'immediate', 'stop');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => found(free));
    });
  });
}
