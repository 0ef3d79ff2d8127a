import type { Type } from '@nestjs/common';
import type { Service } from '#contracts/flow.js';
import { readConfig, ServiceConfig } from './config.js';
import { createHttpApp } from './http-app.js';
import { log } from './log.js';

/** Where each service listens when PORT does not say otherwise. */
export const DEFAULT_PORTS: Record<Service, number> = {
  gateway: 8080,
  registry: 8081,
  'alarm-ingestion': 8082,
  'order-intake': 8083,
  dispatch: 8084,
  'response-rate': 8085,
};

/** The body of every service's main.ts: one process, one service, until it is told to stop. */
export async function serve({ service, module }: { service: Service; module: Type }): Promise<void> {
  try {
    const config = readConfig(ServiceConfig);
    const app = await createHttpApp({ service, modules: [module] });
    app.enableShutdownHooks();
    await app.listen(config.PORT ?? DEFAULT_PORTS[service], config.HOST);
    log(service).info({ address: await app.getUrl() }, 'listening');
  } catch (error) {
    log(service).fatal({ err: (error as Error).message, stack: (error as Error).stack }, 'could not start');
    process.exit(1);
  }
}
