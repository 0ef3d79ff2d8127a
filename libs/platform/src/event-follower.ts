import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Interval } from '@nestjs/schedule';
import type { AnyHappened, EventName } from '#contracts/flow.js';
import { Database, type Transaction } from './database.js';
import { type Cursor, LOG_START, newestCursor, parseCursor, readEvents } from './event-log.js';
import { EventWakeup } from './event-wakeup.js';
import { watchHealth } from './health.js';
import { heardNames, type Listeners, listenersOf } from './listens.js';
import { log } from './log.js';
import { metrics } from './metrics.js';
import { SYSTEM } from './scope.js';
import { SingleFlight } from './single-flight.js';

const BATCH_EVENTS = 200;
const TICK_MS = 1_000;
/** A poison event is tried this often, a tick apart, then parked with its error. */
const ATTEMPTS_BEFORE_PARKING = 5;

/** Reads the log from the service's own cursor; a batch of effects and the new cursor commit together. */
@Injectable()
export class EventFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private listeners: Listeners = { events: new Map(), batches: [], timers: new Map() };
  /** The events that this service hears. */
  hears: EventName[] = [];
  private readonly flight: SingleFlight;
  private readonly wakeup: EventWakeup;
  private readonly failures = new Map<string, number>();
  /** After a failed batch the events go one by one, so that one poison event blocks nobody for long. */
  private oneByOne = false;

  constructor(
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
  ) {
    this.flight = new SingleFlight(
      () => this.catchUp(),
      (error) => log(this.consumer).warn({ err: error.message }, 'following the event log failed; trying again'),
    );
    this.wakeup = new EventWakeup(database.options.url, () => this.flight.wake());
  }

  private get consumer() {
    return this.database.options.service;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.listeners = listenersOf(this.discovery, this.consumer);
    this.hears = heardNames(this.listeners);
    if (this.hears.length === 0) return;
    await this.wakeup.open();
    watchHealth(`${this.consumer} events`, () => this.health());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.wakeup.close();
    await this.flight.close();
  }

  @Interval(TICK_MS)
  tick(): void {
    if (this.hears.length > 0) this.flight.wake();
  }

  /** What waits behind the cursor, and what was parked and needs a person. */
  private health(): Promise<Record<string, unknown>> {
    return this.database.within(SYSTEM, async (tx) => {
      const [parked] = await tx.query<{ count: number }>('SELECT count(*)::int AS count FROM platform.event_parked WHERE consumer = $1', [this.consumer]);
      const [cursor = LOG_START] = await tx.query<Cursor>('SELECT xid::text AS xid, id::text AS id FROM platform.event_cursor WHERE consumer = $1', [this.consumer]);
      const waiting = await readEvents(tx, cursor, BATCH_EVENTS, this.hears);
      return { parked: parked!.count, waiting: waiting.length };
    });
  }

  private async catchUp(): Promise<void> {
    let full = true;
    while (full && !this.flight.isClosed) {
      const limit = this.oneByOne ? 1 : BATCH_EVENTS;
      try {
        full = (await this.applyBatch(limit)) === limit;
        if (!full) this.oneByOne = false;
      } catch (error) {
        if (!this.oneByOne) {
          this.oneByOne = true;
          continue;
        }
        await this.parkIfPoison(error as Error);
      }
    }
  }

  private applyBatch(limit: number): Promise<number> {
    return this.database.within(SYSTEM, async (tx) => {
      const cursor = await this.lockCursor(tx);
      const newest = await newestCursor(tx);
      const events = await readEvents(tx, cursor, limit, this.hears);
      await this.apply(events, tx);
      const reached = events.length === limit ? parseCursor(events.at(-1)!.cursor)! : later(newest, events.at(-1));
      await this.moveCursor(tx, reached);
      metrics.counter('huying_events_applied_total', 'Events applied by a consumer', ['consumer']).inc({ consumer: this.consumer }, events.length);
      return events.length;
    });
  }

  private async apply(events: AnyHappened[], tx: Transaction): Promise<void> {
    for (const event of events) {
      for (const handle of this.listeners.events.get(event.name) ?? []) await handle(event, tx);
    }
    for (const { names, handle } of this.listeners.batches) {
      const heard = events.filter(({ name }) => names.has(name));
      if (heard.length > 0) await handle(heard, tx);
    }
    for (const { cursor } of events) this.failures.delete(cursor);
  }

  private async lockCursor(tx: Transaction): Promise<Cursor> {
    const find = () =>
      tx.query<Cursor>('SELECT xid::text AS xid, id::text AS id FROM platform.event_cursor WHERE consumer = $1 FOR UPDATE', [this.consumer]);
    const [standing] = await find();
    if (standing) return standing;
    await tx.query('INSERT INTO platform.event_cursor (consumer, xid, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      this.consumer,
      LOG_START.xid,
      LOG_START.id,
    ]);
    return (await find())[0]!;
  }

  private async moveCursor(tx: Transaction, to: Cursor): Promise<void> {
    await tx.query(
      `UPDATE platform.event_cursor SET xid = $2::xid8, id = $3::bigint
       WHERE consumer = $1 AND (xid, id) < ($2::xid8, $3::bigint)`,
      [this.consumer, to.xid, to.id],
    );
  }

  /** The first event after the cursor failed alone: count it, and park it when it has had its chances. */
  private async parkIfPoison(error: Error): Promise<void> {
    await this.database.within(SYSTEM, async (tx) => {
      const [event] = await readEvents(tx, await this.lockCursor(tx), 1, this.hears);
      if (!event) return;
      const attempts = (this.failures.get(event.cursor) ?? 0) + 1;
      this.failures.set(event.cursor, attempts);
      log(this.consumer).error({ event: event.name, cursor: event.cursor, attempts, err: error.message, stack: error.stack }, 'an event could not be applied');
      if (attempts < ATTEMPTS_BEFORE_PARKING) throw error;
      const at = parseCursor(event.cursor)!;
      await tx.query(
        `INSERT INTO platform.event_parked (consumer, xid, id, name, error, attempts, parked_at)
         VALUES ($1, $2::xid8, $3::bigint, $4, $5, $6, platform.now()) ON CONFLICT DO NOTHING`,
        [this.consumer, at.xid, at.id, event.name, error.message, attempts],
      );
      await this.moveCursor(tx, at);
      this.failures.delete(event.cursor);
    });
  }
}

/** `newest` was read before the events, so the last of them may lie beyond it. */
function later(newest: Cursor, last: AnyHappened | undefined): Cursor {
  const reached = last && parseCursor(last.cursor)!;
  if (!reached) return newest;
  const [a, b] = [BigInt(newest.xid), BigInt(reached.xid)];
  return a > b || (a === b && BigInt(newest.id) > BigInt(reached.id)) ? newest : reached;
}
