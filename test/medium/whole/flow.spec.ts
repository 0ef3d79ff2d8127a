// Real: every service in one process on PostgreSQL; what each registered is compared with what flow.ts promises.
import { type EventName, FLOW, type Service } from '#contracts/flow.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { heardNames, listenersOf } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { TimerTick } from '#platform/timer-tick.js';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { ALL_MODULES } from '../../../apps/standalone/src/parts.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';

let stage: StageDatabase;
let whole: StageApp;

beforeAll(async () => {
  stage = await StageDatabase.clone('flow', 'empty');
  whole = await StageApp.start(stage, 'gateway', ALL_MODULES);
});
afterAll(async () => {
  await whole.stop();
  await stage.drop();
});

const promised = (service: Service): EventName[] => (Object.keys(FLOW) as EventName[]).filter((name) => FLOW[name].heardBy.includes(service));

test.each<Service>(['registry', 'alarm-ingestion', 'order-intake', 'dispatch', 'response-rate'])('%s hears exactly what flow.ts says', (service) => {
  const discovery = whole.app.select(DiscoveryModule).get(DiscoveryService, { strict: false });
  expect(heardNames(listenersOf(discovery, service)).toSorted()).toEqual(promised(service).toSorted());
});

test('one instance a service takes its timers', () => {
  const discovery = whole.app.select(DiscoveryModule).get(DiscoveryService, { strict: false });
  const ticks = discovery.getProviders().filter(({ metatype }) => metatype === TimerTick);
  const services = ticks.map(({ instance }) => (instance['database'] as Database).options.service);
  expect(services.length).toBeGreaterThan(1);
  expect(new Set(services).size).toBe(services.length);
});

test('the gateway hears everything', () => {
  expect(promised('gateway')).toEqual(Object.keys(FLOW));
});

test('a service that says what is not its own is refused', async () => {
  const dispatch = new Database({ service: 'dispatch', entities: [], url: stage.url, poolSize: 1 });
  await dispatch.onModuleInit();
  const lie = dispatch.within(SYSTEM, (tx) => tell(tx, { name: 'alarm.cleared', subject: 'x', orgPath: '420100', payload: { alarmId: 'x' } }));
  await expect(lie).rejects.toThrow('alarm.cleared is said by alarm-ingestion, not by dispatch');
  await dispatch.onApplicationShutdown();
});
