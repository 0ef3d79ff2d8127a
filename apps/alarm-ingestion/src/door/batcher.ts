/** How much one transaction carries at most. Above this the commit no longer gets cheaper for each message. */
export const BATCH_LIMIT = 500;

interface Waiting<T, R> {
  item: T;
  done: (error: Error | null, result?: R) => void;
}

/**
 * Group commit: while one batch is being kept the next gathers, and leaves the moment the first is done. A lone item
 * leaves at once; under load the batches grow by themselves. Answers come in the order of the items.
 */
export class Batcher<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private flight: Promise<void> | null = null;
  private closed = false;

  /** `keep` answers each item in order. It rejects only when the batcher is being closed. */
  constructor(private readonly keep: (items: T[]) => Promise<R[]>) {}

  add(item: T, done: Waiting<T, R>['done']): void {
    if (this.closed) return done(new Error('the door is closing'));
    this.waiting.push({ item, done });
    this.flight ??= this.fly();
  }

  get size(): number {
    return this.waiting.length;
  }

  /** Takes nothing more; what has been taken is finished or given up by `keep`. */
  async close(): Promise<void> {
    this.closed = true;
    await this.flight;
  }

  private async fly(): Promise<void> {
    // What one read of a socket brought belongs in one batch.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH_LIMIT);
      try {
        const results = await this.keep(batch.map(({ item }) => item));
        batch.forEach(({ done }, place) => done(null, results[place]));
      } catch (error) {
        for (const { done } of batch) done(error as Error);
      }
    }
    this.flight = null;
  }
}
