import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = [XLSX_TYPE, 'text/csv'];
/** A delivery of 5,000 rows has some 300 kB. */
const UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024;
const ROUTE = /\/registry\/devices\/imports$/;

/** Sheets are taken as they are, on the one route that asks for them; elsewhere such a body stays unread. */
@Injectable()
export class SheetBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    if (!fastify || fastify.hasContentTypeParser(XLSX_TYPE)) return;
    fastify.addContentTypeParser(TYPES, { bodyLimit: UPLOAD_LIMIT_BYTES }, async (request: { routeOptions: { url?: string } }, payload: AsyncIterable<Buffer>) => {
      if (!ROUTE.test(request.routeOptions.url ?? '')) throw refusal(COMMON_PROBLEMS, 'bad-input');
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of payload) {
        size += part.length;
        if (size > UPLOAD_LIMIT_BYTES) throw Object.assign(new Error('the body is too large'), { statusCode: 413 });
        parts.push(part);
      }
      return Buffer.concat(parts);
    });
  }
}
