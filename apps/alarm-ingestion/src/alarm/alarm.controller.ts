import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { ANSWERERS, READERS } from './alarm-roles.js';
import { AlarmRow } from './alarm-row.dto.js';
import { AlarmClose, AlarmDetail, AlarmMerge, AlarmPage, AlarmQuery, AlarmReopen } from './alarm.dto.js';
import { AlarmService } from './alarm.service.js';
import { DeskService } from './desk.service.js';

/** 接警台: the alarms of the caller's scope, and what a person does with one. */
@Controller('alarms')
export class AlarmController {
  constructor(
    private readonly alarms: AlarmService,
    private readonly desk: DeskService,
  ) {}

  /** Open ones by urgency, closed ones newest first. Elders and families see their own. */
  @Get()
  @Roles(...READERS, 'elder', 'family')
  list(@Me() me: Account, @Query() query: AlarmQuery): Promise<AlarmPage> {
    return this.desk.list(me, query);
  }

  /** One alarm with what was said, what happened, whom somebody tried to reach, and what was before. */
  @Get(':id')
  @Roles(...READERS)
  one(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AlarmDetail> {
    return this.desk.one(me, id);
  }

  /** The caller takes the alarm. 409 names who has it already. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  acknowledge(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AlarmRow> {
    return this.alarms.acknowledge(me, id);
  }

  /** Every reason but TEST, DUPLICATE and TECH_FIXED says how safety was verified. */
  @Post(':id/close')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  close(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() close: AlarmClose): Promise<AlarmRow> {
    return this.alarms.close(me, id, close);
  }

  /** The same call for help as an earlier open alarm of the elder, which stays: one demand of the rate. */
  @Post(':id/merge')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  merge(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() merge: AlarmMerge): Promise<AlarmRow> {
    return this.alarms.merge(me, id, merge);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  reopen(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() reopen: AlarmReopen): Promise<AlarmRow> {
    return this.alarms.reopen(me, id, reopen);
  }
}
