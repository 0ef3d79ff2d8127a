import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { AnyHappened } from '#contracts/flow.js';
import { REPLAY_LIMIT_EVENTS } from '#contracts/socket.js';
import { Database, type Transaction } from '#platform/database.js';
import { cursorText, newestCursor, parseCursor, readEvents, readNewestEvents } from '#platform/event-log.js';
import { EventWakeup } from '#platform/event-wakeup.js';
import { log } from '#platform/log.js';
import { SYSTEM } from '#platform/scope.js';
import { SingleFlight } from '#platform/single-flight.js';
import { compareCursors, extend, type RecentEvents } from './rules/recent-events.js';

const BATCH_EVENTS = 200;
const TICK_MS = 1_000;

type Hear = (events: readonly AnyHappened[]) => void;

/**
 * Follows the event log for this gateway alone, from its newest place on, and keeps the newest stretch in memory:
 * a thousand consoles that come back at once are replayed to without a query.
 */
@Injectable()
export class EventTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stretch: RecentEvents = { from: '0.0', to: '0.0', events: [] };
  private readonly hearers: Hear[] = [];
  private readonly flight: SingleFlight;
  private readonly wakeup: EventWakeup;

  constructor(private readonly database: Database) {
    this.flight = new SingleFlight(
      () => this.readOn(),
      (error) => log('gateway').warn({ err: error.message }, 'reading the event log failed; trying again'),
    );
    this.wakeup = new EventWakeup(database.options.url, () => this.flight.wake());
  }

  get recent(): RecentEvents {
    return this.stretch;
  }

  /** Calls `hear` with every later batch, in log order, before `recent` is asked again. */
  onEvents(hear: Hear): void {
    this.hearers.push(hear);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.stretch = await this.database.within(SYSTEM, readStretch);
    await this.wakeup.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.wakeup.close();
    await this.flight.close();
  }

  @Interval(TICK_MS)
  tick(): void {
    this.flight.wake();
  }

  /** The database's clock, after everything committed so far has been heard. Rejects while the database is away. */
  async catchUp(): Promise<Date> {
    await this.readOn();
    return this.database.within(SYSTEM, async (tx) => tx.now);
  }

  private async readOn(): Promise<void> {
    for (let full = true; full; ) full = await this.readBatch();
  }

  private async readBatch(): Promise<boolean> {
    const from = this.stretch.to;
    const events = await this.database.within(SYSTEM, (tx) => readEvents(tx, parseCursor(from)!, BATCH_EVENTS));
    // catchUp and the tick may read the same stretch at once: whoever comes second has only the rest to tell.
    const fresh = events.filter((event) => compareCursors(event.cursor, this.stretch.to) > 0);
    if (fresh.length > 0) {
      this.stretch = extend(this.stretch, fresh, fresh.at(-1)!.cursor, REPLAY_LIMIT_EVENTS);
      for (const hear of this.hearers) hear(fresh);
    }
    return events.length === BATCH_EVENTS;
  }
}

/** One event more than is kept tells how far back the stretch is complete. */
async function readStretch(tx: Transaction): Promise<RecentEvents> {
  const newest = cursorText(await newestCursor(tx));
  const events = await readNewestEvents(tx, REPLAY_LIMIT_EVENTS + 1);
  return extend({ from: '0.0', to: newest, events: [] }, events, events.at(-1)?.cursor ?? newest, REPLAY_LIMIT_EVENTS);
}
