import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { ANSWERERS } from '../alarm/alarm-roles.js';
import { AlarmRow } from '../alarm/alarm-row.dto.js';
import { Colleague, HandOver } from '../alarm/alarm.dto.js';
import { DeskService } from '../alarm/desk.service.js';
import { HandOverService } from './hand-over.service.js';

@Controller('alarms')
export class HandOverController {
  constructor(
    private readonly handing: HandOverService,
    private readonly desk: DeskService,
  ) {}

  /** To a colleague, who has 60 s to accept; to oneself, for who answers for the desk. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  give(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() to: HandOver): Promise<AlarmRow> {
    return this.handing.give(me, id, to);
  }

  /** The receiver has looked at it. Any other act of the receiver says the same. */
  @Post(':id/hand-over/accept')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  accept(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AlarmRow> {
    return this.handing.accept(me, id);
  }

  /** Back to the giver, ringing. */
  @Post(':id/hand-over/refuse')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  refuse(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AlarmRow> {
    return this.handing.refuse(me, id);
  }

  /** Whom the alarm may be handed over to. */
  @Get(':id/colleagues')
  @Roles(...ANSWERERS)
  colleagues(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<Colleague[]> {
    return this.desk.colleagues(me, id);
  }
}
