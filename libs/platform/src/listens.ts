import 'reflect-metadata';
import type { AnyHappened, EventName, Service } from '#contracts/flow.js';
import { DiscoveryService } from '@nestjs/core';
import type { Transaction } from './database.js';
import type { DueTimer } from './timers.js';

const LISTENS = Symbol('Listens');
const HEARS = Symbol('Hears');
const ON_TIMER = Symbol('OnTimer');

export type EventHandler = (event: AnyHappened, tx: Transaction) => Promise<void>;
export type TimerHandler = (timer: DueTimer, tx: Transaction) => Promise<void>;

/** A provider whose `@Hears` and `@OnTimer` methods belong to `service`. */
export function Listens(service: Service): ClassDecorator {
  return (target) => Reflect.defineMetadata(LISTENS, service, target);
}

/** Called once in effect for each event of these names, in log order, in the transaction that moves the cursor. */
export function Hears(...names: EventName[]): MethodDecorator {
  return (target, method) => append(HEARS, target, names.map((name) => ({ name, method })));
}

/** Called when a timer of this kind is due, in the transaction that takes the timer away. */
export function OnTimer(kind: string): MethodDecorator {
  return (target, method) => append(ON_TIMER, target, [{ name: kind, method }]);
}

interface Mark {
  name: string;
  method: string | symbol;
}

function append(key: symbol, target: object, marks: Mark[]): void {
  const standing = (Reflect.getMetadata(key, target.constructor) ?? []) as Mark[];
  Reflect.defineMetadata(key, [...standing, ...marks], target.constructor);
}

/** What the providers of one service listen to, found among all providers of the process. */
export function listenersOf(discovery: DiscoveryService, service: Service): { events: Map<EventName, EventHandler[]>; timers: Map<string, TimerHandler> } {
  const events = new Map<EventName, EventHandler[]>();
  const timers = new Map<string, TimerHandler>();
  for (const { instance, metatype } of discovery.getProviders()) {
    if (!instance || !metatype || Reflect.getMetadata(LISTENS, metatype) !== service) continue;
    for (const { name, method } of (Reflect.getMetadata(HEARS, metatype) ?? []) as Mark[]) {
      const handler = (instance[method] as EventHandler).bind(instance);
      events.set(name as EventName, [...(events.get(name as EventName) ?? []), handler]);
    }
    for (const { name, method } of (Reflect.getMetadata(ON_TIMER, metatype) ?? []) as Mark[]) {
      if (timers.has(name)) throw new Error(`Two methods of ${service} are called by the timer ${name}: keep one.`);
      timers.set(name, (instance[method] as TimerHandler).bind(instance));
    }
  }
  return { events, timers };
}
