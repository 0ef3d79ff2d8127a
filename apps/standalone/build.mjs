#!/usr/bin/env node
// Builds what runs: the services (dist/apps, dist/libs) and the console's pages (dist/console).
// A part whose sources have not changed since its last build is left as it is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { requireNode, step } from './terminal.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const bin = (path) => join(ROOT, 'node_modules', path);

const PARTS = [
  {
    name: ['编译服务', 'Compiling the services'],
    made: 'dist/apps/standalone/src/main.js',
    stamp: 'dist/server.stamp',
    sources: ['apps/!(console)/src/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts', '*.json'],
    command: [bin('@nestjs/cli/bin/nest.js'), 'build'],
  },
  {
    name: ['生成网页', 'Building the pages'],
    made: 'dist/console/index.html',
    stamp: 'dist/console.stamp',
    sources: ['apps/console/**/*', 'libs/contracts/**/*.ts', 'package-lock.json'],
    command: [bin('vite/bin/vite.js'), 'build', '--config', 'apps/console/vite.config.ts', '--logLevel', 'warn'],
  },
];

/** Builds what is out of date. Throws with the compiler's words when a part does not build. */
export async function build() {
  for (const part of PARTS) {
    const fingerprint = fingerprintOf(part.sources);
    const stamp = join(ROOT, part.stamp);
    if (existsSync(join(ROOT, part.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) continue;
    const done = step(...part.name);
    // Taken away first: a build that fails half-way must not pass for a finished one.
    rmSync(stamp, { force: true });
    await run(part.command).catch((error) => {
      process.stdout.write('\n');
      throw error;
    });
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(stamp, fingerprint);
    done();
  }
}

function fingerprintOf(patterns) {
  const hash = createHash('sha256');
  const files = globSync(patterns, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run(command) {
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${said}\n编译失败 The build failed: mend the errors above.`))));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode();
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
