import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { DemandDetail, DemandPage } from './demand.dto.js';
import { DemandService } from './demand.service.js';
import { DemandQuery, RateBoard, RateQuery, TrendMonth, TrendQuery } from './rate.dto.js';
import { RateService } from './rate.service.js';

/** Those who answer for streets, and those who check them. Each sees the rows at or below its own place. */
const READERS: Role[] = ['street-officer', 'district-officer', 'city-officer', 'supervisor', 'assessor', 'auditor', 'system-admin'];

@Controller('rate')
@Roles(...READERS)
export class RateController {
  constructor(
    private readonly rates: RateService,
    private readonly demands: DemandService,
  ) {}

  /** The month's figure with every street and cell of the scope. */
  @Get()
  board(@Me() me: Account, @Query() query: RateQuery): Promise<RateBoard> {
    return this.rates.board(me, query);
  }

  @Get('trend')
  trend(@Me() me: Account, @Query() query: TrendQuery): Promise<TrendMonth[]> {
    return this.rates.trend(me, query);
  }

  @Get('demands')
  list(@Me() me: Account, @Query() query: DemandQuery): Promise<DemandPage> {
    return this.demands.list(me, query);
  }

  /** One demand, clause by clause: the limit and what happened. */
  @Get('demands/:id')
  one(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<DemandDetail> {
    return this.demands.one(me, id);
  }
}
