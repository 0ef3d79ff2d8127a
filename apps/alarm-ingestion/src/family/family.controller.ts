import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { type ProblemTable, refusal } from '#platform/problem.js';
import { NightAnswer } from '../night/night.dto.js';
import { NightService } from '../night/night.service.js';
import { FamilyTales, HomeDevices } from './family.dto.js';
import { FamilyService } from './family.service.js';

const PROBLEMS = { 'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'] } satisfies ProblemTable;

/** What the elder and the family read. The views of the register know no scope, so the elder is checked here. */
@Controller('elders')
@Roles('elder', 'family')
export class FamilyController {
  constructor(
    private readonly family: FamilyService,
    private readonly nights: NightService,
  ) {}

  /** The last alarms with who has them and what was done, step by step. */
  @Get(':id/tales')
  tales(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<FamilyTales> {
    return this.family.tales(me, own(me, id));
  }

  /** The devices at home: heard when, battery, and the position where it is shared. */
  @Get(':id/devices')
  devices(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<HomeDevices> {
    return this.family.devices(me, own(me, id));
  }

  /** Last night, 22:00 to 09:00, in facts. */
  @Get(':id/night')
  night(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<NightAnswer> {
    return this.nights.last(me, own(me, id));
  }
}

function own(me: Account, elderId: string): string {
  if (!me.elderIds.includes(elderId)) throw refusal(PROBLEMS, 'elder-not-found');
  return elderId;
}
