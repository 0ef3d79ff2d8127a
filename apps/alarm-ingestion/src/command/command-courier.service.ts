import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { EventWakeup } from '#platform/event-wakeup.js';
import { log } from '#platform/log.js';
import { SYSTEM } from '#platform/scope.js';
import { SingleFlight } from '#platform/single-flight.js';
import { DoorService } from '../door/door.service.js';
import { changed } from './command.service.js';
import { CommandStore } from './command.store.js';

const TICK_MS = 1_000;
const BITE = 100;

/**
 * Carries commands to the devices whose lines this door holds. Every door looks for itself (an event is heard by one
 * of them, which need not be the right one), woken by any event and once a second; a row is taken by one door alone.
 */
@Injectable()
export class CommandCourier implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly flight: SingleFlight;
  private readonly wakeup: EventWakeup;

  constructor(
    private readonly database: Database,
    private readonly store: CommandStore,
    private readonly door: DoorService,
  ) {
    this.flight = new SingleFlight(
      () => this.carry(),
      (error) => log('alarm-ingestion').warn({ err: error.message }, 'commands could not be carried; trying again'),
    );
    this.wakeup = new EventWakeup(database.options.url, () => this.flight.wake());
  }

  async onApplicationBootstrap(): Promise<void> {
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

  private async carry(): Promise<void> {
    const taken = await this.database.within(SYSTEM, async (tx) => {
      const held = (await this.store.carriersAsked(tx)).filter((id) => this.door.listens(id));
      if (held.length === 0) return [];
      const commands = await this.store.claim(tx, held, BITE);
      await tellAll(tx, commands.map((command) => changed(command, 'SENT')));
      return commands;
    });
    for (const { topic, payload } of taken) this.door.say(topic, payload);
  }
}
