import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { AssignService } from './assign.service.js';
import { OfferReadService } from './offer-read.service.js';
import { AssignOrder, DeclineOffer, ListOffers, OfferRow, PoolRow } from './offer.dto.js';
import { OfferService } from './offer.service.js';
import { VisitReadService } from './visit-read.service.js';
import { VisitDetail } from './visit.dto.js';

@Controller('dispatch')
export class OfferController {
  constructor(
    private readonly offers: OfferService,
    private readonly assigning: AssignService,
    private readonly reading: OfferReadService,
    private readonly visits: VisitReadService,
  ) {}

  @Get('offers')
  @Roles('provider-dispatcher', 'caregiver')
  open(@Me() me: Account, @Query() _query: ListOffers): Promise<OfferRow[]> {
    return this.reading.open(me);
  }

  @Post('offers/:id/accept')
  @HttpCode(200)
  @Roles('provider-dispatcher', 'caregiver')
  async accept(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetail> {
    return this.visits.detail(me, await this.offers.accept(me, id));
  }

  @Post('offers/:id/decline')
  @HttpCode(204)
  @Roles('provider-dispatcher', 'caregiver')
  decline(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: DeclineOffer): Promise<void> {
    return this.offers.decline(me, id, body.reason?.trim() || null);
  }

  @Post('orders/:orderId/assign')
  @HttpCode(200)
  @Roles('provider-dispatcher', 'district-officer')
  async assign(@Me() me: Account, @Param('orderId', ParseUUIDPipe) orderId: string, @Body() body: AssignOrder): Promise<VisitDetail> {
    return this.visits.detail(me, await this.assigning.assign(me, orderId, body.caregiverId));
  }

  @Get('pool')
  @Roles('district-officer', 'city-officer', 'supervisor')
  pool(@Me() me: Account): Promise<PoolRow[]> {
    return this.reading.pool(me);
  }
}
