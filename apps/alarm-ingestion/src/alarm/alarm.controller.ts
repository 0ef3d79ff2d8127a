import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { AlarmClose, AlarmDetail, AlarmPage, AlarmQuery, AlarmReopen, AlarmRow, Colleague, ContactAttempt, HandOver } from './alarm.dto.js';
import { AlarmService } from './alarm.service.js';
import { DeskService } from './desk.service.js';

const READERS: Role[] = ['operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'city-officer', 'auditor'];
const ANSWERERS: Role[] = ['operator', 'supervisor', 'street-officer', 'district-officer'];

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

  /** An attempt to reach somebody, with its result. */
  @Post(':id/contact')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  contact(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() attempt: ContactAttempt): Promise<AlarmRow> {
    return this.alarms.contact(me, id, attempt);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  handOver(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() to: HandOver): Promise<AlarmRow> {
    return this.alarms.handOver(me, id, to);
  }

  /** Whom the alarm may be handed over to. */
  @Get(':id/colleagues')
  @Roles(...ANSWERERS)
  colleagues(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<Colleague[]> {
    return this.desk.colleagues(me, id);
  }

  /** Every reason but TEST, DUPLICATE and TECH_FIXED says how safety was verified. */
  @Post(':id/close')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  close(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() close: AlarmClose): Promise<AlarmRow> {
    return this.alarms.close(me, id, close);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  reopen(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() reopen: AlarmReopen): Promise<AlarmRow> {
    return this.alarms.reopen(me, id, reopen);
  }
}
