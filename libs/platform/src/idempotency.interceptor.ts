import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { SignedRequest } from './auth.js';
import { Database } from './database.js';
import { COMMON_PROBLEMS, refusal } from './problem.js';
import { SYSTEM } from './scope.js';

/** A first request that died half-way may be taken over after this long. */
const TAKE_OVER_SECONDS = 60;
const KEY = /^[\w-]{8,100}$/;

const UNKEPT = 'huying:unkept';

/** A route whose answer holds what no table may hold in the clear (a first password, an opened phone number): it is never kept for a replay. */
export const Unkept = () => SetMetadata(UNKEPT, true);

interface Standing {
  mine: boolean;
  route: string;
  body_hash: string;
  status: number | null;
  answer: unknown;
}

/** A POST that carries an `Idempotency-Key` takes effect once; the same request again gets the first answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.account) return next.handle();
    if (this.reflector.get<boolean>(UNKEPT, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'Idempotency-Key', message: '8 to 100 letters, digits, - or _' }] });
    }
    return from(this.once(key, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(key: string, request: SignedRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const accountId = request.account!.accountId;
    const route = `${request.method} ${request.url}`;
    const bodyHash = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('hex');
    const standing = await this.claim(accountId, key, route, bodyHash);
    if (!standing.mine) {
      if (standing.route !== route || standing.body_hash !== bodyHash) throw refusal(COMMON_PROBLEMS, 'key-reused');
      if (standing.status === null) throw refusal(COMMON_PROBLEMS, 'still-running');
      void reply.status(standing.status).header('idempotency-replayed', 'true');
      return standing.answer;
    }
    try {
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
      await this.keep(accountId, key, reply.statusCode, answer);
      return answer;
    } catch (error) {
      await this.release(accountId, key);
      throw error;
    }
  }

  private claim(accountId: string, key: string, route: string, bodyHash: string): Promise<Standing> {
    return this.database.within(SYSTEM, async (tx) => {
      const [mine] = await tx.query<Standing>(
        `INSERT INTO platform.idempotency AS i (account_id, key, route, body_hash) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, key) DO UPDATE SET made_at = clock_timestamp()
           WHERE i.status IS NULL AND i.body_hash = EXCLUDED.body_hash AND i.route = EXCLUDED.route
             AND i.made_at < clock_timestamp() - make_interval(secs => ${TAKE_OVER_SECONDS})
         RETURNING true AS mine, route, body_hash, status, answer`,
        [accountId, key, route, bodyHash],
      );
      if (mine) return mine;
      const [theirs] = await tx.query<Standing>(
        'SELECT false AS mine, route, body_hash, status, answer FROM platform.idempotency WHERE account_id = $1 AND key = $2',
        [accountId, key],
      );
      return theirs!;
    });
  }

  private async keep(accountId: string, key: string, status: number, answer: unknown): Promise<void> {
    await this.database.within(SYSTEM, (tx) =>
      tx.query('UPDATE platform.idempotency SET status = $3, answer = $4::jsonb WHERE account_id = $1 AND key = $2', [
        accountId,
        key,
        status,
        JSON.stringify(answer ?? null),
      ]),
    );
  }

  private async release(accountId: string, key: string): Promise<void> {
    await this.database.within(SYSTEM, (tx) => tx.query('DELETE FROM platform.idempotency WHERE account_id = $1 AND key = $2', [accountId, key]));
  }
}
