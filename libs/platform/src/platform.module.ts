import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import type { Service } from '#contracts/flow.js';
import type { MixedList } from 'typeorm';
import { readConfig, ServiceConfig } from './config.js';
import { Database, DATABASE_OPTIONS, type DatabaseOptions } from './database.js';
import { EventFollower } from './event-follower.js';
import { TimerTick } from './timer-tick.js';

// One instance for the process: two would fire every tick twice.
const SCHEDULE = ScheduleModule.forRoot();

export interface PlatformOptions {
  service: Service;
  entities?: MixedList<Function | string>;
  /** False: the database alone. Timers and events of a service may be taken by one instance in a process only. */
  listens?: boolean;
}

/** What a service stands on: its database role, its cursor in the event log, its timers. One instance a service. */
@Module({})
export class PlatformModule {
  static forService({ service, entities = [], listens = true }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [SCHEDULE, DiscoveryModule],
      providers: [
        {
          provide: DATABASE_OPTIONS,
          useFactory: (): DatabaseOptions => {
            const config = readConfig(ServiceConfig);
            return { service, entities, url: config.DATABASE_URL, poolSize: config.POOL_SIZE };
          },
        },
        Database,
        ...(listens ? [EventFollower, TimerTick] : []),
      ],
      exports: listens ? [Database, EventFollower] : [Database],
    };
  }
}
