import { metrics } from '#platform/metrics.js';
import type { Acknowledgement } from './deferred-client.js';

/** What happens with one outside broker, for `/metrics` and `/health/ready`. */
export class BrokerFigures {
  private connections = 0;
  private waiting = 0;
  private fenced = 0;
  private losses = 0;
  private up = false;

  constructor(private readonly broker: string) {
    connectedGauge().set({ broker }, 0);
    for (const counter of [reconnectsTotal(), sessionLossesTotal(), fencedTotal()]) counter.inc({ broker }, 0);
  }

  /** Received, not committed yet. */
  get unacknowledged(): number {
    return this.waiting;
  }

  get now(): Record<string, number> {
    return { unacknowledged: this.waiting, reconnects: Math.max(0, this.connections - 1), sessionLosses: this.losses, fencedAcknowledgements: this.fenced };
  }

  received(): void {
    waitingGauge().set({ broker: this.broker }, ++this.waiting);
  }

  done(): void {
    waitingGauge().set({ broker: this.broker }, --this.waiting);
  }

  acknowledged(how: Acknowledgement): void {
    if (how !== 'fenced') return;
    this.fenced++;
    fencedTotal().inc({ broker: this.broker });
  }

  connected(): void {
    this.up = true;
    connectedGauge().set({ broker: this.broker }, 1);
    if (this.connections++ > 0) reconnectsTotal().inc({ broker: this.broker });
  }

  disconnected(): void {
    if (!this.up) return;
    this.up = false;
    connectedGauge().set({ broker: this.broker }, 0);
  }

  sessionLost(): void {
    this.losses++;
    sessionLossesTotal().inc({ broker: this.broker });
  }
}

const connectedGauge = () => metrics.gauge('huying_broker_connected', 'Whether an outside broker is connected', ['broker']);
const waitingGauge = () => metrics.gauge('huying_broker_unacknowledged', 'Messages of an outside broker that are not committed yet', ['broker']);
const reconnectsTotal = () => metrics.counter('huying_broker_reconnects_total', 'Connections to an outside broker after the first', ['broker']);
const sessionLossesTotal = () => metrics.counter('huying_broker_session_losses_total', 'Times an outside broker had forgotten our session', ['broker']);
const fencedTotal = () => metrics.counter('huying_broker_fenced_total', 'Committed messages without a PUBACK, because their connection was gone', ['broker']);
