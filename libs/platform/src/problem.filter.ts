import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedRequest } from './auth.js';
import { newId } from './id.js';
import { log } from './log.js';
import { COMMON_PROBLEMS, Problem, refusal } from './problem.js';

/** Postgres is away or cut us off: codes of class 08 and 57P, and the socket's own. */
const DATABASE_AWAY = /^(08|57P|ECONN|EPIPE)/;

/** Every error leaves as problem+json; what we did not foresee is logged under a reference and says nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { body } = problemOf(error, host.switchToHttp().getRequest<SignedRequest>());
    void reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
  }
}

function problemOf(error: unknown, request: SignedRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (statusCode && statusCode < 500) return ofStatus(statusCode, message ?? '');
  const reference = newId();
  log('http').error({ reference, route: request.routeOptions?.url, err: message, stack: (error as Error).stack }, 'a request failed');
  if ((code && DATABASE_AWAY.test(code)) || /timeout exceeded when trying to connect|Connection terminated/.test(message ?? '')) {
    return refusal(COMMON_PROBLEMS, 'not-ready', { reference });
  }
  return refusal(COMMON_PROBLEMS, 'internal', { reference });
}

function ofStatus(status: number, detail: string): Problem {
  if (status === 404) return refusal(COMMON_PROBLEMS, 'not-found');
  if (status === 413) return refusal(COMMON_PROBLEMS, 'too-large');
  if (status === 429) return refusal(COMMON_PROBLEMS, 'too-many');
  const [, title] = COMMON_PROBLEMS['bad-input'];
  return new Problem('bad-input', status, title, detail);
}
