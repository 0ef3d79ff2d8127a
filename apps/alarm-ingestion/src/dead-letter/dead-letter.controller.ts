import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { PageQuery } from '#platform/page.dto.js';
import { DeadLetter, DeadLetterPage } from './dead-letter.dto.js';
import { DeadLetterService } from './dead-letter.service.js';

@Controller('dead-letters')
export class DeadLetterController {
  constructor(private readonly letters: DeadLetterService) {}

  /** Newest first. */
  @Get()
  @Roles('device-engineer', 'supervisor', 'system-admin')
  list(@Me() me: Account, @Query() query: PageQuery): Promise<DeadLetterPage> {
    return this.letters.list(me, query);
  }

  /** Reads it again, with today's decoders and today's register. */
  @Post(':id/replay')
  @HttpCode(200)
  @Roles('device-engineer', 'supervisor', 'system-admin')
  replay(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<DeadLetter> {
    return this.letters.replay(me, id);
  }
}
