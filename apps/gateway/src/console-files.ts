import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { readConfig } from '#platform/config.js';
import { log } from '#platform/log.js';
import type { FastifyInstance } from 'fastify';
import { GatewayConfig } from './gateway.config.js';

const YEAR_SECONDS = 365 * 24 * 3600;
/** Addresses of the doors: what they don't know is an error, not a page. */
const DOORS = /^\/(api|health|metrics|socket\.io)(\/|$)/;

/** Serves the built console: files as they are, every other address as the page that routes itself. */
@Injectable()
export class ConsoleFiles implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    const root = readConfig(GatewayConfig).CONSOLE_DIR;
    if (!existsSync(join(root, 'index.html'))) {
      log('gateway').warn('there is no built console here: only the sockets are served');
      return;
    }
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    await fastify.register(fastifyStatic, { root, serve: false, cacheControl: false, index: false });
    fastify.get('/*', async (request, reply) => {
      const path = decodeURIComponent(request.url.split('?')[0]!);
      if (DOORS.test(path)) return reply.callNotFound();
      // The built file names carry a hash of their content; a page that asks for one that is gone must hear so.
      if (path.startsWith('/assets/')) return reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).sendFile(path);
      const isFile = path !== '/' && /\.\w+$/.test(path);
      return reply.header('cache-control', 'no-cache').sendFile(isFile ? path : 'index.html');
    });
  }
}
