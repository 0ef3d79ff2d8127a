/** A broker that has nothing for us for this long, with nothing of ours on its way, holds nothing back any more. */
const QUIET_MS = 250;
/** Under load without a pause it never is quiet; no backlog of ours takes longer. */
const LONGEST_MS = 60_000;

/**
 * Whether what a broker delivers was kept for us while we were away. Another node may have stored it long ago, and MQTT
 * does not say how old a message is; so what has no sequence of its own is compared, like a redelivered one, with what
 * came within the hour and not within seconds. Real presses must not be taken for old ones: hence the short end.
 */
export class CatchUp {
  private begunAt: number | null = null;
  private answeredAt = 0;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  begin(sessionPresent: boolean): void {
    this.begunAt = sessionPresent ? this.clock() : null;
    this.answeredAt = this.clock();
  }

  answered(): void {
    this.answeredAt = this.clock();
  }

  /** Asked for each message that comes; `unacknowledged` counts it. */
  covers(unacknowledged: number): boolean {
    if (this.begunAt === null) return false;
    const now = this.clock();
    if ((unacknowledged <= 1 && now - this.answeredAt > QUIET_MS) || now - this.begunAt > LONGEST_MS) this.begunAt = null;
    return this.begunAt !== null;
  }
}
