import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { CareFile, CareOverview, CarePage, DutyQuery } from './duty/duty.dto.js';
import { DutyService } from './duty/duty.service.js';
import { SetGrade } from './grade/grade.dto.js';
import { GradeService } from './grade/grade.service.js';
import { PlanCalls } from './plan/plan.dto.js';
import { PlanService } from './plan/plan.service.js';
import { RecordVisit } from './visit/visit.dto.js';
import { VisitService } from './visit/visit.service.js';

const READERS: Role[] = ['operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'city-officer', 'auditor'];
const VISITORS: Role[] = ['grid-worker', 'street-officer', 'operator', 'supervisor'];
const PLANNERS: Role[] = ['operator', 'supervisor', 'street-officer'];
const GRADERS: Role[] = ['street-officer', 'district-officer'];

/** 探访: who is owed a visit, an elder's grade and plan, visits that were made. */
@Controller('care')
export class CareController {
  constructor(
    private readonly duties: DutyService,
    private readonly grades: GradeService,
    private readonly visits: VisitService,
    private readonly plans: PlanService,
  ) {}

  @Get('overview')
  @Roles(...READERS)
  overview(@Me() me: Account): Promise<CareOverview> {
    return this.duties.overview(me);
  }

  @Get('elders')
  @Roles(...READERS)
  list(@Me() me: Account, @Query() query: DutyQuery): Promise<CarePage> {
    return this.duties.list(me, query);
  }

  @Get('elders/:id')
  @Roles(...READERS)
  file(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<CareFile> {
    return this.duties.file(me, id);
  }

  @Post('elders/:id/visits')
  @Roles(...VISITORS)
  async visit(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: RecordVisit): Promise<CareFile> {
    await this.visits.record(me, id, wish);
    return this.duties.file(me, id);
  }

  @Put('elders/:id/grade')
  @Roles(...GRADERS)
  async setGrade(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: SetGrade): Promise<CareFile> {
    await this.grades.set(me, id, wish);
    return this.duties.file(me, id);
  }

  @Delete('elders/:id/grade')
  @Roles(...GRADERS)
  async unsetGrade(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<CareFile> {
    await this.grades.unset(me, id);
    return this.duties.file(me, id);
  }

  @Put('elders/:id/plan')
  @Roles(...PLANNERS)
  async plan(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: PlanCalls): Promise<CareFile> {
    await this.plans.plan(me, id, wish);
    return this.duties.file(me, id);
  }

  @Delete('elders/:id/plan')
  @HttpCode(204)
  @Roles(...PLANNERS)
  endPlan(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.plans.end(me, id);
  }
}
