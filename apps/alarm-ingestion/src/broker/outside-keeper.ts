import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#platform/database.js';
import { log } from '#platform/log.js';
import { metrics } from '#platform/metrics.js';
import { SYSTEM } from '#platform/scope.js';
import { DeadLetterStore } from '../dead-letter/dead-letter.store.js';
import { DeviceDirectory } from '../door/device-directory.js';
import { KeeperService } from '../door/keeper.service.js';
import type { KnownDevice } from '../door/known-device.js';
import type { Kept } from '../reading/ingest.service.js';
import { BrokerStore } from './broker.store.js';
import type { Delivery } from './deferred-client.js';
import { strangerIn, UNKNOWN_DEVICE } from './stranger.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Stores what outside brokers deliver. They do not tell who signed in, so the sender is the device that is registered
 * for the topic; the broker's access list must let each user speak on its own topics only (docker/brokers.md).
 */
@Injectable()
export class OutsideKeeper {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly directory: DeviceDirectory,
    private readonly keeper: KeeperService,
    private readonly letters: DeadLetterStore,
    private readonly brokers: BrokerStore,
  ) {}

  /** Answers in order, after the commit; tries on while the database is away. */
  async keep(deliveries: Delivery[]): Promise<Kept[]> {
    const senderOf = await this.untilDone(() => this.directory.sendersOf(deliveries.map(({ topic }) => topic)));
    const known = deliveries.flatMap((delivery) => {
      const sender = senderOf(delivery.topic);
      return sender ? [{ delivery, sender }] : [];
    });
    const strangers = deliveries.filter(({ topic }) => !senderOf(topic));
    if (strangers.length > 0) await this.untilDone(() => this.bury(strangers));
    const kept = known.length > 0 ? await this.keeper.keep(known.map(({ delivery, sender }) => arrivalOf(delivery, sender))) : [];
    const answers = new Map(known.map(({ delivery }, place) => [delivery, kept[place]!]));
    return deliveries.map((delivery) => answers.get(delivery) ?? { outcome: 'dead', why: UNKNOWN_DEVICE });
  }

  /** Whatever has to be written: again and again, until the database is back or the process ends. */
  async untilDone<T>(work: () => Promise<T>): Promise<T> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      this.stopping.signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        log('broker').warn({ err: (error as Error).message }, 'the database does not answer; nothing is acknowledged, trying again');
        await pause(pauseMs, undefined, { signal: this.stopping.signal });
      }
    }
  }

  stop(): void {
    this.stopping.abort(new Error('the process ends'));
    this.keeper.stop();
  }

  private async bury(strangers: Delivery[]): Promise<void> {
    await this.database.within(SYSTEM, async (tx) => {
      const sender = strangerIn(await this.brokers.cityPath(tx));
      await this.letters.add(tx, strangers.map((delivery) => ({ arrival: arrivalOf(delivery, sender), deviceId: '', format: '', why: UNKNOWN_DEVICE })));
    });
    metrics.counter('huying_messages_total', 'Messages answered at the device door', ['outcome']).inc({ outcome: 'dead' }, strangers.length);
  }
}

const arrivalOf = ({ topic, payload, retained, redelivered }: Delivery, sender: KnownDevice) => ({ sender, topic, payload, retained, redelivered });
