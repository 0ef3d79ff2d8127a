import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import { ANSWERERS } from '../alarm/alarm-roles.js';
import { Presence, SupervisionView } from './supervision.dto.js';
import { SupervisionService } from './supervision.service.js';

@Controller('supervision')
export class SupervisionController {
  constructor(private readonly supervision: SupervisionService) {}

  /** Who is free, what waits, how soon calls were taken, what has climbed, what is owed after the close: of the caller's scope. */
  @Get()
  @Roles('supervisor', 'street-officer', 'district-officer', 'city-officer')
  view(@Me() me: Account): Promise<SupervisionView> {
    return this.supervision.view(me);
  }

  /** Somebody sits before this console; asked for every minute. */
  @Post('presence')
  @HttpCode(204)
  @Unkept()
  @Roles(...ANSWERERS)
  here(@Me() me: Account, @Body() presence: Presence): Promise<void> {
    return this.supervision.here(me, presence);
  }
}
