import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartProblem } from './start-problem.js';

/** What an installation keeps, each under its own name so that a reset takes away nothing else. */
export interface DataFolder {
  path: string;
  engine: string;
  secrets: string;
  logFile: string;
}

export function openDataFolder(data: string): DataFolder {
  const path = resolve(data);
  try {
    // Others may pass through but not look around: the database's user may be another than ours.
    mkdirSync(path, { recursive: true, mode: 0o711 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new StartProblem(`不能建立数据目录 ${path}(${code})。请用 --data 另选目录。`, `Cannot make the data folder ${path} (${code}): choose another with --data.`);
  }
  return { path, engine: join(path, 'engine'), secrets: join(path, 'secrets'), logFile: join(path, 'huying.log') };
}
