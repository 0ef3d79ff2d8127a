import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#platform/database.js';
import { log } from '#platform/log.js';
import { metrics } from '#platform/metrics.js';
import { SYSTEM } from '#platform/scope.js';
import { DeadLetterStore } from '../dead-letter/dead-letter.store.js';
import type { Arrival } from '../reading/arrival.js';
import { IngestService, type Kept } from '../reading/ingest.service.js';
import { isDouble, isPoison } from './is-poison.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Stores what arrives, come what may: an answer means that it is committed. */
@Injectable()
export class KeeperService {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly ingest: IngestService,
    private readonly letters: DeadLetterStore,
  ) {}

  /** Answers in order, after the commit. While the database is away it tries on and nobody is answered. */
  async keep(arrivals: Arrival[]): Promise<Kept[]> {
    const started = performance.now();
    const kept = await this.untilKept(arrivals);
    duration().observe((performance.now() - started) / 1000);
    for (const { outcome } of kept) messages().inc({ outcome });
    return kept;
  }

  /** Gives up what is not stored yet: its senders are not answered, and will send it again. */
  stop(): void {
    this.stopping.abort(new Error('the door is closing'));
  }

  private async untilKept(arrivals: Arrival[]): Promise<Kept[]> {
    // A redelivered message is likely to be stored already; elsewhere doubles are rare, and readiness for them costs.
    let doubles = arrivals.some(({ redelivered }) => redelivered);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      this.stopping.signal.throwIfAborted();
      try {
        return await this.store(arrivals, doubles);
      } catch (error) {
        if (isDouble(error) && !doubles) {
          doubles = true;
          continue;
        }
        if (isPoison(error)) return arrivals.length === 1 ? [await this.bury(arrivals[0]!, error as Error)] : await this.oneByOne(arrivals);
        log('alarm-ingestion').warn({ err: (error as Error).message, messages: arrivals.length }, 'messages could not be stored; nobody is answered, trying again');
        await pause(pauseMs, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private async store(arrivals: Arrival[], doubles: boolean): Promise<Kept[]> {
    const { kept, tx } = await this.database.within(SYSTEM, async (open) => ({ kept: await this.ingest.keep(open, arrivals, { doubles }), tx: open }));
    this.ingest.committed(tx);
    return kept;
  }

  /** One message of the batch is poison: find it, and let the others through. */
  private async oneByOne(arrivals: Arrival[]): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const arrival of arrivals) kept.push(...(await this.untilKept([arrival])));
    return kept;
  }

  private async bury(arrival: Arrival, error: Error): Promise<Kept> {
    const why = `could-not-be-kept: ${error.message}`;
    log('alarm-ingestion').error({ device: arrival.sender.id, err: error.message, stack: error.stack }, 'a message could not be stored; it is a dead letter now');
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const letter = { arrival, deviceId: arrival.sender.id, format: arrival.sender.format, why };
        await this.database.within(SYSTEM, (tx) => this.letters.add(tx, [letter]));
        return { outcome: 'dead', why };
      } catch {
        await pause(pauseMs, undefined, { signal: this.stopping.signal });
      }
    }
  }
}

const messages = () => metrics.counter('huying_messages_total', 'Messages answered at the device door', ['outcome']);
const duration = () =>
  metrics.histogram('huying_message_batch_seconds', 'From taking a batch to its commit', [], [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]);
