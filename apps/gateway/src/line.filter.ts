import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { ServerMessages } from '#contracts/socket.js';
import { log } from '#platform/log.js';
import { COMMON_PROBLEMS, Problem } from '#platform/problem.js';
import type { Socket } from 'socket.io';

/** A message that cannot be taken is answered with `refused`; Nest's own filter would say "Internal server error". */
@Catch()
export class LineFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const line = host.switchToWs().getClient<Socket<object, ServerMessages>>();
    if (error instanceof Problem) {
      line.emit('refused', { code: error.body.code, detail: error.body.detail });
      return;
    }
    log('gateway').error({ err: (error as Error).message, stack: (error as Error).stack }, 'a socket message failed');
    line.emit('refused', { code: 'internal', detail: COMMON_PROBLEMS.internal[2] });
  }
}
