import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineProblem } from './problem.js';

/** Directories that this very process holds. */
const held = new Set<string>();

/**
 * One owner per data directory. The file names the owner's process by number and start: after a reboot or in a
 * container the number alone may belong to another program. Returns what gives the directory back.
 */
export function holdDirectory(home: string): () => void {
  const file = join(home, 'owner.pid');
  const [pid = '', ...startedAt] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  const alive = pid !== '' && startOf(Number(pid)) === startedAt.join(' ');
  if (held.has(home) || (alive && Number(pid) !== process.pid)) {
    throw new EngineProblem(
      'already-running',
      `数据目录 ${home} 已在使用(进程 ${pid})。请先停止它,或用 --data 另选目录。`,
      `${home} is already in use by process ${pid}: stop that one, or choose another --data.`,
    );
  }
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}`);
  held.add(home);
  return () => {
    held.delete(home);
    rmSync(file, { force: true });
  };
}

/** When a process started, in whatever words the system has for it; null when there is no such process. */
function startOf(pid: number): string | null {
  if (existsSync('/proc/self')) {
    const stat = `/proc/${pid}/stat`;
    // Field 22, counted behind the program's name, which may hold spaces and brackets.
    return existsSync(stat) ? (readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null) : null;
  }
  return String(spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)]).stdout).trim() || null;
}
