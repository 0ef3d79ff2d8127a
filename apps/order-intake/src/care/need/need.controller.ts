import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import type { Page } from '#platform/page.dto.js';
import type { NeedRow } from '../duty/duty.dto.js';
import { HandleNeed, NeedQuery } from './need.dto.js';
import { NeedService } from './need.service.js';

const HANDLERS: Role[] = ['grid-worker', 'street-officer', 'operator', 'supervisor'];

/** What visits and calls brought up, until somebody has seen to it. */
@Controller('care/needs')
export class NeedController {
  constructor(private readonly needs: NeedService) {}

  @Get()
  @Roles(...HANDLERS, 'district-officer', 'auditor')
  list(@Me() me: Account, @Query() query: NeedQuery): Promise<Page<NeedRow>> {
    return this.needs.list(me, query);
  }

  @Post(':id/handle')
  @HttpCode(204)
  @Roles(...HANDLERS)
  handle(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: HandleNeed): Promise<void> {
    return this.needs.handle(me, id, wish);
  }
}
