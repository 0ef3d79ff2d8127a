/** Runs `work` one at a time; a call meanwhile makes it run once more afterwards. Errors go to `onError`. */
export class SingleFlight {
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Work that goes in batches asks between two of them whether to go on. */
  get isClosed(): boolean {
    return this.closed;
  }

  wake(): void {
    if (this.closed) return;
    if (this.running) this.again = true;
    else this.running = this.run();
  }

  /** Takes no more work and waits for the piece under way. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      try {
        await this.work();
      } catch (error) {
        this.onError(error as Error);
      }
    } while (this.again && !this.closed);
    this.running = null;
  }
}
