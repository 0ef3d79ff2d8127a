import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Database } from '#platform/database.js';
import { refusal } from '#platform/problem.js';
import { SYSTEM } from '#platform/scope.js';
import type { FastifyRequest } from 'fastify';
import { NOTICE_PROBLEMS } from './notice.problems.js';
import { Notifier } from './notifier.js';
import { isFresh, isSigned, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './signature.js';

/** A receipt is believed when it bears the signature that our own requests bear, and a timestamp of now. */
@Injectable()
export class ReceiptGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { rawBody?: Buffer }>();
    const [timestamp, signature] = [request.headers[TIMESTAMP_HEADER], request.headers[SIGNATURE_HEADER]];
    const { secret } = this.notifier;
    const signed = secret && request.rawBody && typeof timestamp === 'string' && typeof signature === 'string' && isSigned(secret, timestamp, request.rawBody, signature);
    if (!signed) throw refusal(NOTICE_PROBLEMS, 'receipt-not-signed');
    const now = await this.database.within(SYSTEM, async (tx) => tx.now);
    if (!isFresh(timestamp, now)) throw refusal(NOTICE_PROBLEMS, 'receipt-too-old');
    return true;
  }
}
