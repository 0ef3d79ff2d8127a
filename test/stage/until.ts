const POLL_MS = 20;
const PATIENCE_MS = 20_000;

/**
 * Waits for a state, never for a number of seconds: the first answer of `look` that is neither null, undefined nor
 * false. Fails naming `what` when the state never comes.
 */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false> | T | null | undefined | false, patienceMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  let last: unknown;
  while (performance.now() < giveUpAt) {
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
      last = seen;
    } catch (error) {
      last = error;
    }
    await new Promise((go) => setTimeout(go, POLL_MS));
  }
  throw new Error(`Waited ${patienceMs / 1000} s in vain for: ${what}. Last seen: ${seenAs(last)}`);
}

/** An error of another realm is no `instanceof Error` here, and would print as {}. */
const seenAs = (last: unknown): string => (last as Error | undefined)?.stack ?? JSON.stringify(last);
