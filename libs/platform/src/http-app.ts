import 'reflect-metadata';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Service } from '#contracts/flow.js';
import { AccountGate } from './account-gate.js';
import { AuthGuard } from './auth.js';
import { readConfig, ServiceConfig } from './config.js';
import { readiness } from './health.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { NestLog } from './log.js';
import { metrics } from './metrics.js';
import { PlatformModule } from './platform.module.js';
import { ProblemFilter } from './problem.filter.js';
import { logRequests } from './request-log.js';
import { TokenVerifier } from './token-verifier.js';
import { validation } from './validation.js';

const BODY_LIMIT_BYTES = 100 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;

/** The doors' common part: who is it, is the input sound, once only, every error a problem. */
@Module({})
class HttpModule {
  static around(service: Service, modules: Type[]): DynamicModule {
    return {
      module: HttpModule,
      imports: [PlatformModule.forService({ service, listens: false }), ...modules],
      providers: [
        TokenVerifier,
        AccountGate,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

export interface HttpAppOptions {
  /** Whose role the doors' own queries use (idempotency keys, disabled accounts). */
  service: Service;
  modules: Type[];
}

/** An application of one service or of all: REST below `/api`, `/health/live`, `/health/ready`, `/metrics`, `/api/docs`. */
export async function createHttpApp({ service, modules }: HttpAppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, requestTimeout: REQUEST_TIMEOUT_MS, trustProxy: readConfig(ServiceConfig).TRUST_PROXY, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.around(service, modules), adapter, {
    logger: new NestLog(),
    abortOnError: false,
    // Signed requests are checked over the bytes that came.
    rawBody: true,
  });
  app.setGlobalPrefix('api');
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'self'`],
        imgSrc: [`'self'`, 'data:'],
        // Element Plus and ECharts place their boxes by style attributes.
        styleSrcAttr: [`'unsafe-inline'`],
        connectSrc: [`'self'`],
        objectSrc: [`'none'`],
        baseUri: [`'self'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
      },
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  logRequests(fastify);
  fastify.get('/health/live', async () => ({ live: true }));
  fastify.get('/health/ready', async (_, reply) => {
    const state = await readiness();
    return reply.status(state.ready ? 200 : 503).send(state);
  });
  fastify.get('/metrics', async (_, reply) => reply.header('content-type', metrics.contentType).send(await metrics.text()));
  describeApi(app);
  return app;
}

function describeApi(app: NestFastifyApplication): void {
  const description = new DocumentBuilder().setTitle('呼应 Huying').setDescription('Call and answer for elders who live at home').addBearerAuth().build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), { jsonDocumentUrl: 'api/openapi.json' });
}
