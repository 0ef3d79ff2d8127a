import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineBinaries } from './binaries.js';
import type { PlainUser } from './plain-user.js';
import { EngineProblem } from './problem.js';

/** The owner of all schemas; the services get roles of their own. */
export const OWNER = 'huying';

/** A directory that PostgreSQL of another major version wrote cannot be opened: say so before it does. */
export function checkVersion(directory: string, binaries: EngineBinaries, user: PlainUser): void {
  const marker = join(directory, 'PG_VERSION');
  if (!existsSync(marker)) return;
  const found = readFileSync(marker, 'utf8').trim();
  const { file, args, options } = user.run(binaries.postgres, ['--version']);
  const ours = /PostgreSQL\) (\d+)/.exec(String(spawnSync(file, args, options).stdout))?.[1];
  if (!ours || ours === found) return;
  throw new EngineProblem(
    'other-version',
    `数据目录 ${directory} 属于 PostgreSQL ${found},本程序带的是 ${ours}。请换一个 --data 目录,或先用旧版导出数据;--reset 会清空并重建。`,
    `${directory} was made by PostgreSQL ${found}, this is ${ours}: choose another --data, or dump it with the old version first; --reset empties it.`,
  );
}

/** Makes the cluster's directory, complete or not at all: an interrupted start leaves nothing half made behind. */
export async function initialise(
  directory: string,
  { binaries, user, passwordFile, durable }: { binaries: EngineBinaries; user: PlainUser; passwordFile: string; durable: boolean },
): Promise<void> {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  await run(
    user.run(binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in locale: one with the name of the machine's LANG may not exist.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ]),
    'initdb',
  );
  appendFileSync(join(draft, 'postgresql.conf'), "\ninclude_if_exists = 'huying.conf'\n");
  renameSync(draft, directory);
}

/** The process that holds the directory, if it is still a PostgreSQL; a left-over pid file is removed. */
export function runningServer(directory: string): number | null {
  const pidFile = join(directory, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  // After a reboot or in a container the number may belong to another program: then the file is left over.
  if (pid > 0 && isAlive(pid, 'postgres')) return pid;
  rmSync(pidFile, { force: true });
  return null;
}

/** Whether the process lives and its command line names `program`. */
function isAlive(pid: number, program: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  // Slim containers have no ps, macOS has no /proc.
  if (existsSync('/proc/self')) return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(program);
  return String(spawnSync('ps', ['-o', 'args=', '-p', String(pid)]).stdout).includes(program);
}

/** Runs a program to its end; what it said becomes the error. */
export function run({ file, args, options }: ReturnType<PlainUser['run']>, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-2_000));
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', (error) => reject(notStarted(name, error.message)));
    // `exit`, not `close`: the server that pg_ctl leaves behind would keep the pipes open.
    child.on('exit', (code) => (code === 0 ? resolve() : reject(notStarted(name, said.trim().split('\n').slice(-2).join(' ')))));
  });
}

function notStarted(name: string, said: string): EngineProblem {
  const permission = /permission denied|EACCES/i.test(said);
  return new EngineProblem(
    permission ? 'no-permission' : 'not-started',
    permission ? `没有权限:${name} 说 ${said}` : `数据库没有启动:${name} 说 ${said}`,
    permission
      ? `The database's user may not read the program or write the data there; choose another --data or start as a plain user.`
      : `The database did not start; the line before says why.`,
  );
}
