import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { EngineProblem } from './problem.js';

/** A command and its options, ready for spawn. */
export interface Command {
  file: string;
  args: string[];
  options: SpawnOptions;
}

/** How to run a program as somebody who is not root: PostgreSQL refuses to run as root. */
export interface PlainUser {
  run(file: string, args: string[]): Command;
  /** Gives one file or directory to that user, where it would otherwise stay root's. */
  own(path: string): void;
}

/**
 * Chooses how to run the engine.
 * 1. Not root: as we are.
 * 2. Root on Linux: in a user namespace where root appears as `nobody`. The files stay root's, so it works below
 *    directories that only root may enter (a checkout in root's home), where a user of its own could not reach the binaries.
 * 3. Root where namespaces are forbidden (containers' seccomp, macOS): as a plain system user, who must be able to
 *    reach the binaries and the data directory.
 */
export function choosePlainUser(): PlainUser {
  if (process.getuid?.() !== 0) return { run: (file, args) => ({ file, args, options: {} }), own: () => {} };
  const users = systemUsers();
  // Not any number: initdb looks the user's name up and refuses one that the system does not know.
  const user = PLAIN_USERS.map((name) => users.get(name)).find((found) => found !== undefined);
  if (user && mayMakeNamespace(user)) {
    return { run: (file, args) => ({ file: 'unshare', args: [...asUser(user), file, ...args], options: {} }), own: () => {} };
  }
  if (!user) {
    throw new EngineProblem(
      'no-plain-user',
      '数据库不能以 root 运行,而这里没有可用的普通系统用户。',
      `The database cannot run as root and there is none of the users ${PLAIN_USERS.join(', ')} here: start as a plain user.`,
    );
  }
  return {
    run: (file, args) => ({ file, args, options: { uid: user.uid, gid: user.gid } }),
    own: (path) => chownSync(path, user.uid, user.gid),
  };
}

/** Users that Debian, Ubuntu, Alpine or macOS always have, and PostgreSQL's own where it was installed before. */
const PLAIN_USERS = ['nobody', 'postgres', '_postgres', 'daemon'];

interface SystemUser {
  uid: number;
  gid: number;
}

function systemUsers(): Map<string, SystemUser> {
  const users = new Map<string, SystemUser>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2, which no call accepts back: only plain numbers.
    if (name && Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
}

function asUser({ uid, gid }: SystemUser): string[] {
  return ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
}

function mayMakeNamespace(user: SystemUser): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...asUser(user), 'true'], { stdio: 'ignore' }).status === 0;
}
