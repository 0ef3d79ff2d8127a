import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own in memory, small enough to fill. Mounting one takes root, and a container that may. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Null where it can't be mounted. */
  static mount(megabytes: number): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'huying-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' }).status === 0;
    if (mounted) return new SmallDisk(path);
    rmdirSync(path);
    return null;
  }

  /** Takes every byte that is left, again and again while others free some. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.path);
    if (bavail > 0) writeFileSync(this.ballast, Buffer.alloc(bavail * bsize), { flag: 'a' });
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    spawnSync('umount', [this.path], { stdio: 'ignore' });
    rmdirSync(this.path);
  }

  private get ballast(): string {
    return join(this.path, 'ballast');
  }
}
