import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { VisitReadService } from './visit-read.service.js';
import { Board, CheckIn, DeclineVisit, FinishVisit, ListVisits, VisitDetail, VisitRow } from './visit.dto.js';
import { VisitService } from './visit.service.js';

const READERS: Role[] = [
  'caregiver', 'provider-dispatcher', 'operator', 'supervisor', 'street-officer', 'district-officer', 'city-officer', 'family', 'elder', 'assessor', 'auditor',
];

@Controller('dispatch')
export class VisitController {
  constructor(
    private readonly visits: VisitService,
    private readonly reading: VisitReadService,
  ) {}

  @Get('board')
  @Roles('provider-dispatcher', 'district-officer', 'supervisor')
  board(@Me() me: Account): Promise<Board> {
    return this.reading.board(me);
  }

  @Get('visits')
  @Roles(...READERS)
  list(@Me() me: Account, @Query() query: ListVisits): Promise<VisitRow[]> {
    return this.reading.list(me, query);
  }

  @Get('visits/:id')
  @Roles(...READERS)
  detail(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetail> {
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/accept')
  @HttpCode(200)
  @Roles('caregiver', 'provider-dispatcher')
  async accept(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetail> {
    await this.visits.accept(me, id);
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/decline')
  @HttpCode(200)
  @Roles('caregiver', 'provider-dispatcher')
  async decline(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: DeclineVisit): Promise<VisitDetail> {
    await this.visits.decline(me, id, body.reason?.trim() || null);
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/en-route')
  @HttpCode(200)
  @Roles('caregiver')
  async depart(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetail> {
    await this.visits.depart(me, id);
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/picked-up')
  @HttpCode(200)
  @Roles('caregiver')
  async pickUp(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetail> {
    await this.visits.pickUp(me, id);
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/check-in')
  @HttpCode(200)
  @Roles('caregiver')
  async checkIn(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: CheckIn): Promise<VisitDetail> {
    await this.visits.checkIn(me, id, body);
    return this.reading.detail(me, id);
  }

  @Post('visits/:id/finish')
  @HttpCode(200)
  @Roles('caregiver', 'provider-dispatcher')
  async finish(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: FinishVisit): Promise<VisitDetail> {
    await this.visits.finish(me, id, body);
    return this.reading.detail(me, id);
  }
}
