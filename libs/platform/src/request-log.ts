import type { FastifyInstance } from 'fastify';
import type { SignedRequest } from './auth.js';
import { log } from './log.js';
import { metrics } from './metrics.js';

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** One line and one measurement a request: the route's pattern, never its ids, query or body. */
export function logRequests(fastify: FastifyInstance): void {
  const seconds = metrics.histogram('huying_http_seconds', 'Time to answer', ['method', 'route', 'status'], BUCKETS_SECONDS);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions?.url ?? 'none';
    const facts = { method: request.method, route, status: reply.statusCode };
    seconds.observe({ ...facts, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    log('http').debug({ ...facts, ms: Math.round(reply.elapsedTime), account: (request as SignedRequest).account?.accountId }, 'answered');
    done();
  });
}
