// npm run dev: restarts the services when a source changes; the pages come from Vite, which replaces them in place.
import { spawn } from 'node:child_process';
import { watch as watchFiles } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVER_SOURCE = /^(?!console\/).*\.ts$/;
/** An editor that saves ten files restarts once. */
const GATHER_MILLISECONDS = 300;

export async function watch(args) {
  const { host, port } = readOptions(args, process.env);
  const pages = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'apps/console/vite.config.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, HUYING_SERVER: `http://${host}:${port}` },
  });
  let server = startServer(args);
  let gather = null;
  let stopping = false;

  const restart = () => {
    gather = null;
    server.once('exit', () => !stopping && (server = startServer(args)));
    if (server.exitCode === null) server.kill('SIGTERM');
    else server.emit('exit');
  };
  for (const folder of ['apps', 'libs']) {
    watchFiles(`${ROOT}${folder}`, { recursive: true }, (_, name) => {
      if (name && SERVER_SOURCE.test(name)) gather ??= setTimeout(restart, GATHER_MILLISECONDS);
    });
  }
  const stop = () => {
    stopping = true;
    pages.kill();
    server.once('exit', () => process.exit(0));
    if (server.exitCode === null) server.kill('SIGTERM');
    else process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function startServer(args) {
  return spawn(process.execPath, ['apps/standalone/start.mjs', ...args], { cwd: ROOT, stdio: 'inherit' });
}
