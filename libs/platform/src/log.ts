import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/**
 * Structured logs, one JSON object a line on standard output, or in LOG_FILE. They carry ids, codes and counts,
 * never a name, a number or an address.
 */
const root = pino(
  {
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  pino.destination({ dest: process.env['LOG_FILE'] ?? 1, mkdir: true, sync: true }),
);

const children = new Map<string, Logger>();

/** The logger of a part, made once. */
export function log(part: string): Logger {
  let child = children.get(part);
  if (!child) children.set(part, (child = root.child({ part })));
  return child;
}

/** Nest's own messages through the same log; its start-up chatter only at debug. */
export class NestLog implements LoggerService {
  log(message: unknown): void {
    log('nest').debug(String(message));
  }
  error(message: unknown, stack?: unknown): void {
    log('nest').error({ stack }, String(message));
  }
  warn(message: unknown): void {
    log('nest').warn(String(message));
  }
  debug(message: unknown): void {
    log('nest').debug(String(message));
  }
  verbose(message: unknown): void {
    log('nest').trace(String(message));
  }
}
