import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { CallPage, CallQuery, CallRow, RecordCall } from './call.dto.js';
import { CallService } from './call.service.js';

const DESK: Role[] = ['operator', 'supervisor'];

/** 主动关怀: the day's calls, made by the desk. */
@Controller('care/calls')
export class CallController {
  constructor(private readonly calls: CallService) {}

  @Get()
  @Roles(...DESK, 'street-officer', 'district-officer', 'auditor')
  list(@Me() me: Account, @Query() query: CallQuery): Promise<CallPage> {
    return this.calls.list(me, query);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Roles(...DESK)
  async start(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<CallRow> {
    await this.calls.start(me, id);
    return this.calls.one(me, id);
  }

  @Post(':id/result')
  @HttpCode(200)
  @Roles(...DESK)
  async record(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: RecordCall): Promise<CallRow> {
    await this.calls.record(me, id, wish);
    return this.calls.one(me, id);
  }
}
