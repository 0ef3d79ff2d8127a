import { log } from '#platform/log.js';
import { Batcher } from '../door/batcher.js';
import type { Kept } from '../reading/ingest.service.js';
import { BrokerFigures } from './broker-figures.js';
import type { BrokerSettings } from './broker-settings.js';
import { CatchUp } from './catch-up.js';
import { DeferredClient, type Delivery } from './deferred-client.js';
import { Flapping } from './flapping.js';

/**
 * Received and not yet committed, at most; then nothing more is read, and the broker keeps the rest. The receive maximum
 * alone does not hold it back: Mosquitto 2.0.11 sent 4,000 more after 1,000 PUBACKs to a client that allows 1,000.
 */
const MESSAGES_LIMIT = 5_000;
const BYTES_LIMIT = 32 * 1024 * 1024;

const FLAPS = 'the broker cuts us off again and again: does another process use our NODE_NAME?';

export interface OutsideBrokerOptions {
  broker: BrokerSettings;
  node: string;
  version: '5' | '3.1.1';
  filters: readonly string[];
  /** Answers in order, after the commit; rejects only when the process ends. */
  keep(deliveries: Delivery[]): Promise<Kept[]>;
  /** The broker has let us in; whether it still knew us. */
  greeted(sessionPresent: boolean): void;
}

/** One outside broker: what it delivers is committed in batches, then acknowledged in order. */
export class OutsideBroker {
  readonly figures: BrokerFigures;
  private readonly batcher: Batcher<Delivery, Kept>;
  private readonly client: DeferredClient;
  private readonly catchUp = new CatchUp();
  private readonly flapping = new Flapping();
  private bytes = 0;
  private held: (() => void)[] = [];
  private problem = '';

  constructor(private readonly options: OutsideBrokerOptions) {
    const { broker, node, version, filters } = options;
    this.figures = new BrokerFigures(broker.name);
    this.batcher = new Batcher((deliveries) => options.keep(deliveries));
    this.client = DeferredClient.open({
      broker,
      clientId: `huying-${node}`,
      version,
      filters,
      onDelivery: (delivery, next) => this.take(delivery, next),
      onConnected: (sessionPresent) => this.connected(sessionPresent),
      onDisconnected: () => this.disconnected(),
      onProblem: (problem) => this.report(problem),
    });
  }

  get name(): string {
    return this.options.broker.name;
  }

  get isConnected(): boolean {
    return this.client.connected;
  }

  /** For the health page. */
  get state(): Record<string, unknown> {
    const problem = this.flapping.is ? FLAPS : this.problem;
    return { ...this.figures.now, connected: this.isConnected, ...(problem ? { problem } : {}) };
  }

  /** Reads nothing more; what is being committed is still acknowledged. The keeper has been told to give up the rest. */
  async close(): Promise<void> {
    await this.batcher.close();
    await this.client.close();
  }

  private take(delivery: Delivery, next: () => void): void {
    this.figures.received();
    this.bytes += delivery.payload.length;
    const known = this.catchUp.covers(this.figures.unacknowledged) ? { ...delivery, redelivered: true } : delivery;
    this.batcher.add(known, (error, kept) => {
      this.bytes -= delivery.payload.length;
      this.figures.done();
      if (!error) this.answer(delivery, kept!);
      if (this.hasRoom && this.held.length > 0) for (const go of this.held.splice(0)) go();
    });
    if (this.hasRoom) next();
    else this.held.push(next);
  }

  private get hasRoom(): boolean {
    return this.figures.unacknowledged < MESSAGES_LIMIT && this.bytes < BYTES_LIMIT;
  }

  private answer(delivery: Delivery, { receipt }: Kept): void {
    this.figures.acknowledged(delivery.acknowledge());
    this.catchUp.answered();
    if (receipt) this.client.send(`down/${receipt.deviceId}/receipt`, { seq: receipt.seq });
  }

  private connected(sessionPresent: boolean): void {
    this.problem = '';
    this.figures.connected();
    this.flapping.connected();
    this.catchUp.begin(sessionPresent);
    log('broker').info({ broker: this.name, sessionPresent }, 'connected to an outside broker');
    this.options.greeted(sessionPresent);
  }

  private disconnected(): void {
    this.figures.disconnected();
    this.flapping.disconnected();
    if (this.flapping.is) this.report(FLAPS);
  }

  /** An attempt a second fails in the same words while a broker is away: said once. */
  private report(problem: string): void {
    if (problem === this.problem) return;
    this.problem = problem;
    log('broker').warn({ broker: this.name, problem }, 'trouble with an outside broker');
  }
}
