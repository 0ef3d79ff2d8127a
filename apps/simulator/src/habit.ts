import { setTimeout as wait } from 'node:timers/promises';
import { log } from '#platform/log.js';

/** A server that restarts is asked again after this, then after twice this, up to the limit. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Does something again and again until told to leave, `pause` milliseconds apart. An error is logged and waited out:
 * nothing that the server says or fails to say ends a habit.
 */
export async function habit(name: string, pause: () => number, act: () => Promise<void>, leave: AbortSignal): Promise<void> {
  let failures = 0;
  while (!leave.aborted) {
    try {
      await act();
      failures = 0;
    } catch (error) {
      if (leave.aborted) return;
      failures++;
      log('simulator').warn({ habit: name, err: (error as Error).message }, 'failed; going on');
    }
    const ms = failures > 0 ? Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS) : pause();
    await wait(ms, undefined, { signal: leave }).catch(() => {});
  }
}
