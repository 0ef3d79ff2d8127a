import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import type { Page } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { pageKey } from '../page-key.js';
import { AwayNotice, ElderCard, ElderQuery, ElderRow, UnmaskRequest } from './elder.dto.js';
import { ELDER_PROBLEMS } from './elder.problems.js';
import { ElderService } from './elder.service.js';

@Controller('registry/elders')
export class ElderController {
  constructor(private readonly elders: ElderService) {}

  @Get()
  @Roles('operator', 'supervisor', 'street-officer', 'grid-worker', 'district-officer', 'city-officer', 'device-engineer', 'assessor', 'auditor', 'family', 'elder')
  list(@Me() me: Account, @Query() query: ElderQuery): Promise<Page<ElderRow>> {
    return this.elders.list(me, query, pageKey(query.after, 2));
  }

  @Get(':id')
  @Roles('operator', 'supervisor', 'street-officer', 'grid-worker', 'district-officer', 'city-officer', 'assessor', 'auditor', 'family', 'elder')
  async card(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ElderCard> {
    return done(await this.elders.card(me, id));
  }

  @Post(':id/unmask')
  @Unkept()
  @HttpCode(200)
  @Roles('street-officer', 'grid-worker', 'district-officer')
  async unmask(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() { reason }: UnmaskRequest): Promise<ElderCard> {
    return done(await this.elders.unmask(me, id, reason));
  }

  @Put(':id/away')
  @HttpCode(204)
  @Roles('operator', 'supervisor', 'street-officer', 'grid-worker', 'family', 'elder')
  async setAway(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() { kind, from, until }: AwayNotice): Promise<void> {
    done(await this.elders.setAway(me, id, { kind, from: new Date(from), until: new Date(until) }));
  }

  @Delete(':id/away')
  @HttpCode(204)
  @Roles('operator', 'supervisor', 'street-officer', 'grid-worker', 'family', 'elder')
  async endAway(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    done(await this.elders.endAway(me, id));
  }
}

function done<T>(result: { ok: true; elder: T } | { ok: false; why: keyof typeof ELDER_PROBLEMS }): T {
  if (!result.ok) throw refusal(ELDER_PROBLEMS, result.why);
  return result.elder;
}
