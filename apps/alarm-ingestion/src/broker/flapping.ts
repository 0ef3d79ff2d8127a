/** A connection that lives shorter than this, several times in a row, is being taken from us. */
const SHORT_MS = 5_000;
const TIMES = 3;

/**
 * Whether a broker lets us in and cuts us off again and again. Two processes with one NODE_NAME do that to each other:
 * each takes over the other's session. MQTT 5 has a reason code for it, which Mosquitto 2.0.11 does not send.
 */
export class Flapping {
  private connectedAt: number | null = null;
  private short = 0;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  connected(): void {
    this.connectedAt = this.clock();
  }

  disconnected(): void {
    if (this.connectedAt === null) return;
    this.short = this.lasts ? 0 : this.short + 1;
    this.connectedAt = null;
  }

  get is(): boolean {
    return this.short >= TIMES && !this.lasts;
  }

  private get lasts(): boolean {
    return this.connectedAt !== null && this.clock() - this.connectedAt >= SHORT_MS;
  }
}
