import { createServer } from 'node:net';
import { StartProblem } from './start-problem.js';

/** Refuses with the flag to use when somebody else listens there already. */
export async function checkPort(host: string, port: number, flag: '--port' | '--mqtt-port'): Promise<void> {
  const code = await listenOnce(host, port);
  if (code === null) return;
  if (code === 'EADDRINUSE') {
    throw new StartProblem(
      `端口 ${port} 已被占用。请停止占用它的程序,或用 ${flag} 换一个端口。`,
      `Port ${port} is taken: stop what listens there, or choose another with ${flag}.`,
    );
  }
  if (code === 'EACCES') {
    throw new StartProblem(`没有权限使用端口 ${port}(1024 以下需要特权)。请用 ${flag} 换一个。`, `Port ${port} needs privileges (below 1024): choose another with ${flag}.`);
  }
  throw new StartProblem(`不能在 ${host}:${port} 上监听(${code})。请检查 --host 和 ${flag}。`, `Cannot listen on ${host}:${port} (${code}): check --host and ${flag}.`);
}

/** Null when it worked, else the system's code. */
function listenOnce(host: string, port: number): Promise<string | null> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => answer(null)));
  });
}
