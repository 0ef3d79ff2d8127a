import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { ANSWERERS, READERS } from '../alarm/alarm-roles.js';
import { AlarmRow } from '../alarm/alarm-row.dto.js';
import { CallBackMake, CallBackPage, CallBackQuery } from './call-back.dto.js';
import { CallBackService } from './call-back.service.js';

@Controller()
export class CallBackController {
  constructor(private readonly callBacks: CallBackService) {}

  /** Closed P1 and P2 alarms whose elder waits for the call, the oldest close first. */
  @Get('call-backs')
  @Roles(...READERS)
  list(@Me() me: Account, @Query() query: CallBackQuery): Promise<CallBackPage> {
    return this.callBacks.list(me, query);
  }

  /** One answered call settles every closed alarm of the incident; one that nobody answered leaves it owed. */
  @Post('alarms/:id/call-back')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  make(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() call: CallBackMake): Promise<AlarmRow> {
    return this.callBacks.make(me, id, call);
  }
}
