import 'reflect-metadata';
import type { AnyHappened, EventName, Service } from '#contracts/flow.js';
import { DiscoveryService } from '@nestjs/core';
import type { Transaction } from './database.js';
import type { DueTimer } from './timers.js';

const LISTENS = Symbol('Listens');
const HEARS = Symbol('Hears');
const HEARS_BATCH = Symbol('HearsBatch');
const ON_TIMER = Symbol('OnTimer');

export type EventHandler = (event: AnyHappened, tx: Transaction) => Promise<void>;
export type BatchHandler = (events: AnyHappened[], tx: Transaction) => Promise<void>;
export type TimerHandler = (timer: DueTimer, tx: Transaction) => Promise<void>;

/** A provider whose `@Hears` and `@OnTimer` methods belong to `service`. */
export function Listens(service: Service): ClassDecorator {
  return (target) => Reflect.defineMetadata(LISTENS, service, target);
}

/** Called once in effect for each event of these names, in log order, in the transaction that moves the cursor. */
export function Hears(...names: EventName[]): MethodDecorator {
  return (target, method) => append(HEARS, target, names.map((name) => ({ name, method })));
}

/** The same for many at once: called with the batch's events of these names, in log order, at least one and at most 200. */
export function HearsBatch(...names: EventName[]): MethodDecorator {
  return (target, method) => append(HEARS_BATCH, target, names.map((name) => ({ name, method })));
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

export interface Listeners {
  events: Map<EventName, EventHandler[]>;
  batches: { names: Set<EventName>; handle: BatchHandler }[];
  timers: Map<string, TimerHandler>;
}

/** The events that somebody here hears. */
export const heardNames = ({ events, batches }: Listeners): EventName[] => [...new Set([...events.keys(), ...batches.flatMap(({ names }) => [...names])])];

/** What the providers of one service listen to, found among all providers of the process. */
export function listenersOf(discovery: DiscoveryService, service: Service): Listeners {
  const found: Listeners = { events: new Map(), batches: [], timers: new Map() };
  for (const { instance, metatype } of discovery.getProviders()) {
    if (!instance || !metatype || Reflect.getMetadata(LISTENS, metatype) !== service) continue;
    const marks = (key: symbol): Mark[] => Reflect.getMetadata(key, metatype) ?? [];
    for (const { name, method } of marks(HEARS)) {
      const handle = (instance[method] as EventHandler).bind(instance);
      found.events.set(name as EventName, [...(found.events.get(name as EventName) ?? []), handle]);
    }
    for (const [method, ofMethod] of Map.groupBy(marks(HEARS_BATCH), (mark) => mark.method)) {
      found.batches.push({ names: new Set(ofMethod.map(({ name }) => name as EventName)), handle: (instance[method] as BatchHandler).bind(instance) });
    }
    for (const { name, method } of marks(ON_TIMER)) {
      if (found.timers.has(name)) throw new Error(`Two methods of ${service} are called by the timer ${name}: keep one.`);
      found.timers.set(name, (instance[method] as TimerHandler).bind(instance));
    }
  }
  return found;
}
