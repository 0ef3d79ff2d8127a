import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { readConfig } from '#platform/config.js';
import { watchHealth } from '#platform/health.js';
import { log } from '#platform/log.js';
import { AlarmIngestionConfig } from '../alarm-ingestion.config.js';
import { brokersOf, filtersOf } from './broker-settings.js';
import { BrokerSessionService } from './broker-session.service.js';
import { OutsideBroker } from './outside-broker.js';
import { OutsideKeeper } from './outside-keeper.js';

const SEEN_EVERY_MS = 30_000;

/** The outside brokers that devices speak to, beside the embedded door or in its place. */
@Injectable()
export class OutsideBrokersService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly config = readConfig(AlarmIngestionConfig);
  private brokers: OutsideBroker[] = [];
  private unwatch: (() => void)[] = [];

  constructor(
    private readonly keeper: OutsideKeeper,
    private readonly sessions: BrokerSessionService,
  ) {}

  onApplicationBootstrap(): void {
    const { NODE_NAME: node, MQTT_VERSION: version } = this.config;
    const settings = brokersOf(this.config);
    const filters = filtersOf(this.config);
    this.brokers = settings.map((broker) => {
      const outside: OutsideBroker = new OutsideBroker({
        broker,
        node,
        version,
        filters,
        keep: (deliveries) => this.keeper.keep(deliveries),
        greeted: (sessionPresent) => void this.greeted(outside, sessionPresent),
      });
      return outside;
    });
    // A broker that is away makes this process no less able to serve: it is shown, and does not make us unready.
    this.unwatch = this.brokers.map((broker) => watchHealth(`alarm-ingestion broker ${broker.name}`, async () => ({ node, ...broker.state })));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const forget of this.unwatch) forget();
    if (this.brokers.length === 0) return;
    await this.noteSeen();
    const { brokers } = this;
    this.brokers = [];
    this.keeper.stop();
    await Promise.all(brokers.map((broker) => broker.close()));
  }

  /** When a session was last known to be whole, so that a loss can say since when messages may be missing. */
  @Interval(SEEN_EVERY_MS)
  async noteSeen(): Promise<void> {
    const connected = this.brokers.filter(({ isConnected }) => isConnected);
    try {
      for (const { name } of connected) await this.sessions.seen(name, this.config.NODE_NAME);
    } catch (error) {
      log('broker').debug({ err: (error as Error).message }, 'could not note that brokers were seen');
    }
  }

  private async greeted(broker: OutsideBroker, sessionPresent: boolean): Promise<void> {
    try {
      if (await this.keeper.untilDone(() => this.sessions.greeted(broker.name, this.config.NODE_NAME, sessionPresent))) broker.figures.sessionLost();
    } catch {
      // The process ends before the database came back: the next start asks the broker again.
    }
  }
}
