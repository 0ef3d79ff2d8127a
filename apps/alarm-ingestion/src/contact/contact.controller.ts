import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { ANSWERERS, READERS } from '../alarm/alarm-roles.js';
import { AlarmRow } from '../alarm/alarm-row.dto.js';
import { CallRecord, ContactAttempt } from './contact.dto.js';
import { ContactService } from './contact.service.js';

@Controller('alarms')
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  /** An attempt to reach somebody, with its result. */
  @Post(':id/contact')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  attempt(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() attempt: ContactAttempt): Promise<AlarmRow> {
    return this.contacts.attempt(me, id, attempt);
  }

  /** The record of every call about the alarm, oldest first. Kinds of numbers, never numbers. */
  @Get(':id/calls')
  @Roles(...READERS)
  calls(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<CallRecord[]> {
    return this.contacts.calls(me, id);
  }
}
